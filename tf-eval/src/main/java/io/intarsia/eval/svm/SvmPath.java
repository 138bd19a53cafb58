package io.intarsia.eval.svm;

import java.util.List;

/**
 * A problem to be solved for several costs, each solution starting from the one before.
 *
 * @param problem what separates the rows
 * @param costs the costs C, positive and rising
 */
public record SvmPath(BinaryProblem problem, List<Double> costs) {

  /** Refuses no costs, or costs that do not rise. */
  public SvmPath {
    costs = List.copyOf(costs);
    double before = 0;
    for (double cost : costs) {
      if (!(cost > before)) {
        throw new IllegalArgumentException("costs must be positive and rising, got " + costs);
      }
      before = cost;
    }
    if (costs.isEmpty()) {
      throw new IllegalArgumentException("a path needs at least one cost");
    }
  }
}
