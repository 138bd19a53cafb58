package io.intarsia.eval.report;

/** How figures are written in reports: shares in percent, costs. */
final class Figures {
  private Figures() {}

  static String of(double share) {
    return "%.1f".formatted(100 * share);
  }

  static String signed(double share) {
    return "%+.1f".formatted(100 * share);
  }

  /** The mean, and the range of several scores in brackets: {@code 53.2 (52.6–53.9)}. */
  static String meanAndRange(Spread spread) {
    return spread.min() == spread.max()
        ? of(spread.mean())
        : "%s (%s–%s)".formatted(of(spread.mean()), of(spread.min()), of(spread.max()));
  }

  static String range(Spread spread) {
    return "[%s .. %s]".formatted(of(spread.min()), of(spread.max()));
  }

  /** A cost of the machines; costs are powers of ten or two. */
  static String cost(double cost) {
    double exponent = Math.log(cost) / Math.log(2);
    boolean powerOfTwo = cost < 1 && Math.abs(exponent - Math.rint(exponent)) < 1e-9;
    return powerOfTwo
        ? "2^%.0f".formatted(exponent)
        : "%.4g".formatted(cost).replaceAll("\\.?0+(e|$)", "$1");
  }
}
