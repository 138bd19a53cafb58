package io.intarsia.study.stats;

/** The 97.5 % quantile of Student's t distribution. */
final class StudentT {
  /** Of 1 to 10 degrees of freedom, from the usual tables. */
  private static final double[] TABLE = {
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228
  };

  /** The same quantile of the normal distribution. */
  private static final double NORMAL = 1.959964;

  private StudentT() {}

  /**
   * The quantile; above the table by the expansion of Cornish and Fisher (Abramowitz and Stegun,
   * 26.7.5), right to 1e-3.
   */
  static double quantile(int freedom) {
    if (freedom <= TABLE.length) {
      return TABLE[freedom - 1];
    }
    double z = NORMAL;
    double cube = z * z * z;
    double first = (cube + z) / 4 / freedom;
    double second = (5 * cube * z * z + 16 * cube + 3 * z) / 96 / freedom / freedom;
    return z + first + second;
  }
}
