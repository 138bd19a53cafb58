package io.intarsia.eval.svm;

/**
 * The objective of one machine at one cost C, in coefficients b of the rows and decisions f = K b:
 * ||w||^2 / 2 + C sum c_i h_i^2, with hinge h_i = max(0, 1 - y_i f_i) and ||w||^2 = b'f.
 */
final class SquaredHinge {
  private static final int MAX_LINE_SEARCH_STEPS = 60;
  private static final double LINE_SEARCH_TOLERANCE = 1e-12;

  private final BinaryProblem problem;
  private final double cost;

  SquaredHinge(BinaryProblem problem, double cost) {
    this.problem = problem;
    this.cost = cost;
  }

  double cost() {
    return cost;
  }

  /** Second derivative of a row's loss by its decision: 2 C c inside the margin, else 0. */
  double curvature(int row, double decision) {
    return problem.target(row) * decision < 1 ? 2 * cost * problem.weight(row) : 0;
  }

  /** The coefficient that would answer a row's decision: 2 C c y h. */
  double answer(int row, double decision) {
    double target = problem.target(row);
    return curvature(row, decision) * (target - decision);
  }

  double objective(double[] coefficients, double[] decisions) {
    double sum = 0;
    for (int row = 0; row < decisions.length; row++) {
      double hinge = Math.max(0, 1 - problem.target(row) * decisions[row]);
      sum += coefficients[row] * decisions[row] / 2 + cost * problem.weight(row) * hinge * hinge;
    }
    return sum;
  }

  /**
   * Primal less dual objective, the dual one taken at the coefficients themselves. By the
   * Fenchel-Young inequality no row's share is negative where y b >= 0; rounding may leave rows on
   * the other side by a hair, whose share counts by its size.
   */
  double gap(double[] coefficients, double[] decisions) {
    double sum = 0;
    for (int row = 0; row < decisions.length; row++) {
      double curvature = 2 * cost * problem.weight(row);
      if (curvature == 0) {
        continue;
      }
      double hinge = Math.max(0, 1 - problem.target(row) * decisions[row]);
      double coefficient = coefficients[row];
      sum +=
          Math.abs(
              hinge * hinge * curvature / 2
                  + coefficient * coefficient / curvature / 2
                  + coefficient * (decisions[row] - problem.target(row)));
    }
    return sum;
  }

  /** The factor on a machine that is best if every used row stays inside the margin. */
  double bestScale(double[] coefficients, double[] decisions) {
    double slope = 0;
    double curve = 0;
    for (int row = 0; row < decisions.length; row++) {
      double curvature = 2 * cost * problem.weight(row);
      slope += curvature * problem.target(row) * decisions[row];
      curve += decisions[row] * (coefficients[row] + curvature * decisions[row]);
    }
    return curve > 0 ? slope / curve : 1;
  }

  /**
   * The length of a step that lowers the objective most. The slope along the step is continuous,
   * rising and piecewise linear, so Newton's method ends at its root, kept between the lengths that
   * are known to be too short and too long.
   */
  double lineSearch(double[] coefficients, double[] decisions, NewtonStep step) {
    double shortest = 0;
    double longest = Double.POSITIVE_INFINITY;
    double length = 1;
    for (int i = 0; i < MAX_LINE_SEARCH_STEPS; i++) {
      double slope = 0;
      double curve = 0;
      for (int row = 0; row < decisions.length; row++) {
        double change = step.decision(row);
        double moved = decisions[row] + length * change;
        slope += change * (coefficients[row] + length * step.coefficient(row) - answer(row, moved));
        curve += change * (step.coefficient(row) + curvature(row, moved) * change);
      }
      if (slope < 0) {
        shortest = length;
      } else {
        longest = length;
      }
      if (!(curve > 0) || Math.abs(slope) <= LINE_SEARCH_TOLERANCE * curve) {
        return length;
      }
      double next = length - slope / curve;
      length = next > shortest && next < longest ? next : middle(shortest, longest);
    }
    return length;
  }

  private static double middle(double shortest, double longest) {
    return Double.isInfinite(longest) ? 2 * shortest : (shortest + longest) / 2;
  }
}
