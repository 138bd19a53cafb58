package io.intarsia.eval.html;

import java.util.List;
import java.util.stream.IntStream;

/**
 * An axis from zero in round steps.
 *
 * @param end its last value
 * @param ticks the values that are marked, zero and the end among them
 */
record Axis(double end, List<Double> ticks) {
  private static final int STEPS = 5;

  /** The shortest axis in steps of 1, 2 or 5 times a power of ten that a value fits on. */
  static Axis upTo(double largest) {
    if (!(largest > 0) || Double.isInfinite(largest)) {
      return upTo(1);
    }
    double rough = largest / STEPS;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double step =
        List.of(1.0, 2.0, 5.0, 10.0).stream()
                .filter(each -> each * power >= rough * (1 - 1e-9))
                .findFirst()
                .orElse(10.0)
            * power;
    int steps = (int) Math.ceil(largest / step - 1e-9);
    List<Double> ticks = IntStream.rangeClosed(0, steps).mapToObj(i -> i * step).toList();
    return new Axis(steps * step, ticks);
  }
}
