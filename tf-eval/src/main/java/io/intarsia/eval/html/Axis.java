package io.intarsia.eval.html;

import java.util.List;
import java.util.stream.IntStream;

/** Where values lie along a side of a chart, and which of them are marked. */
sealed interface Axis {
  int STEPS = 5;

  /** The values that are marked, rising. */
  List<Double> ticks();

  /** Place of a value, 0 at the beginning to 1 at the end. */
  double share(double value);

  /**
   * From zero in round steps.
   *
   * @param end its last value
   * @param ticks zero and the end among them
   */
  record Linear(double end, List<Double> ticks) implements Axis {
    @Override
    public double share(double value) {
      return value / end;
    }
  }

  /**
   * Equal ratios are equal lengths.
   *
   * @param ticks positive; the smallest lies at the beginning and the largest at the end
   */
  record Logarithmic(List<Double> ticks) implements Axis {
    @Override
    public double share(double value) {
      double first = ticks.get(0);
      double last = ticks.get(ticks.size() - 1);
      return first == last ? 0.5 : Math.log(value / first) / Math.log(last / first);
    }
  }

  /** A logarithmic axis that marks each of the values. */
  static Axis logarithmic(List<Double> values) {
    if (values.isEmpty()) {
      return upTo(1);
    }
    return new Logarithmic(values.stream().distinct().sorted().toList());
  }

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
    return new Linear(steps * step, ticks);
  }
}
