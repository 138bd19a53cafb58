package io.intarsia.study.stats;

import java.util.Arrays;

/** The line of least squares through points: how much y grows with every tenfold of x. */
final class Slope {
  private final double[] logs;

  private Slope(double[] logs) {
    this.logs = logs;
  }

  /** Through points at these places, positive and at least two of them different. */
  static Slope over(double[] places) {
    return new Slope(Arrays.stream(places).map(Math::log10).toArray());
  }

  /** The slope of values at these places. */
  double of(double[] values) {
    double centre = Arrays.stream(logs).average().orElseThrow();
    double products = 0;
    double squares = 0;
    for (int i = 0; i < logs.length; i++) {
      products += (logs[i] - centre) * values[i];
      squares += (logs[i] - centre) * (logs[i] - centre);
    }
    return products / squares;
  }
}
