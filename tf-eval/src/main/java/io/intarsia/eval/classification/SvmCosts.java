package io.intarsia.eval.classification;

import io.intarsia.proto.CostList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Costs that linear SVMs are in use with. */
public final class SvmCosts {
  private static final List<Double> VISSL =
      List.of(0.01, 0.1, 1.0, 2.0, 5.0, 10.0, 15.0, 20.0, 50.0, 100.0, 1000.0);

  private SvmCosts() {}

  /** A list, in the order in which the first of equals wins. */
  public static List<Double> of(CostList list) {
    return switch (list) {
      case PAPER -> paper();
      case VISSL -> VISSL;
    };
  }

  /**
   * The 26 costs of Goyal et al., in the order of their code: 1e-7, 1e-6 ... 1e2, then 0.5^4, 0.5^5
   * ... 0.5^19.
   */
  private static List<Double> paper() {
    DoubleStream tens =
        IntStream.rangeClosed(-7, 2).mapToDouble(exponent -> Double.parseDouble("1e" + exponent));
    DoubleStream halves = IntStream.range(4, 20).mapToDouble(exponent -> Math.pow(0.5, exponent));
    return DoubleStream.concat(tens, halves).boxed().toList();
  }
}
