package io.intarsia.study.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where values lie along a side of a chart.
 *
 * @param low value at the beginning
 * @param high value at the end
 * @param ticks values that are marked
 * @param logarithmic whether equal ratios are equal lengths
 */
record Scale(double low, double high, List<Double> ticks, boolean logarithmic) {
  private static final int STEPS = 5;

  /** Copies the list. */
  Scale {
    ticks = List.copyOf(ticks);
  }

  /** Place of a value, 0 to 1. */
  double share(double value) {
    if (low == high) {
      return 0.5;
    }
    return logarithmic
        ? Math.log(value / low) / Math.log(high / low)
        : (value - low) / (high - low);
  }

  /** A logarithmic scale that marks each of the values, which are positive. */
  static Scale marking(List<Double> values) {
    List<Double> ticks = values.stream().distinct().sorted().toList();
    return new Scale(ticks.get(0), ticks.get(ticks.size() - 1), ticks, true);
  }

  /** A scale that marks 0, 1, and so on, as many as there are. */
  static Scale counting(int count) {
    List<Double> ticks = IntStream.range(0, count).mapToObj(Double::valueOf).toList();
    return new Scale(0, count - 1.0, ticks, false);
  }

  /** The shortest scale in steps of 1, 2 or 5 times a power of ten that holds all values. */
  static Scale around(List<Double> values) {
    double least = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    double largest = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
    double step = step(Math.max(largest - least, 1e-6) / STEPS);
    double low = Math.floor(least / step + 1e-9) * step;
    double high = Math.ceil(largest / step - 1e-9) * step;
    if (high <= low) {
      high = low + step;
    }
    List<Double> ticks = new ArrayList<>();
    for (int i = 0; low + i * step <= high + step / 2; i++) {
      ticks.add(low + i * step);
    }
    return new Scale(low, high, ticks, false);
  }

  private static double step(double rough) {
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    for (double each : new double[] {1, 2, 5}) {
      if (each * power >= rough * (1 - 1e-9)) {
        return each * power;
      }
    }
    return 10 * power;
  }
}
