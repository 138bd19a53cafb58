package io.intarsia.models.pretext;

import io.intarsia.proto.RebalancingConfig;

/**
 * How much more a rare colour counts than a frequent one (Zhang et al. 2016, equation 4): {@code
 * ((1 - s) p + s u)^-power}, where p is the colour's frequency and u the uniform distribution over
 * all colours that occur, scaled so that the mean over places is 1. A colour that never occurs has
 * the factor 0.
 *
 * @param uniformShare s, 0 to 1: lambda in the paper
 * @param power at least 0; 0 counts all alike
 */
record ClassRebalancing(double uniformShare, double power) {

  /** What a config says. */
  static ClassRebalancing of(RebalancingConfig config) {
    return new ClassRebalancing(config.getUniformShare(), config.getPower());
  }

  /** Every colour counts the same in the end: 1 / p, for metrics. */
  static ClassRebalancing complete() {
    return new ClassRebalancing(0, 1);
  }

  /**
   * The factor of each colour.
   *
   * @param frequencies of the colours, at least 0, not all 0
   */
  float[] factors(float[] frequencies) {
    double total = 0;
    int occurring = 0;
    for (float frequency : frequencies) {
      total += frequency;
      occurring += frequency > 0 ? 1 : 0;
    }
    if (!(total > 0)) {
      throw new IllegalArgumentException("no colour has a frequency above 0");
    }
    double[] factors = new double[frequencies.length];
    double mean = 0;
    for (int i = 0; i < factors.length; i++) {
      double share = frequencies[i] / total;
      if (share > 0) {
        double mixture = (1 - uniformShare) * share + uniformShare / occurring;
        factors[i] = Math.pow(mixture, -power);
        mean += share * factors[i];
      }
    }
    return scaled(factors, 1 / mean);
  }

  private static float[] scaled(double[] factors, double scale) {
    float[] scaled = new float[factors.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (float) (factors[i] * scale);
    }
    return scaled;
  }
}
