package io.intarsia.eval.svm;

/**
 * One Newton step by conjugate gradients, all vectors as coefficients of the rows. The gradient is
 * sum_i (b_i - 2 C c_i y_i h_i) x_i; the Hessian over the rows inside the margin is I + sum_i 2 C
 * c_i x_i x_i'. The inner product of two vectors with coefficients r and s is r'K s, so each
 * iteration needs the product of the Gram matrix with the residual's coefficients and nothing else.
 */
final class NewtonStep {
  private static final int MAX_ITERATIONS = 1000;

  private final double[] curvatures;
  private final double[] residual;
  private final double[] direction;
  private final double[] directionDecisions;
  private final double[] coefficients;
  private final double[] decisions;
  private double firstNorm = Double.NaN;
  private double norm;
  private int iterations;

  NewtonStep(SquaredHinge loss, double[] startCoefficients, double[] startDecisions) {
    int rows = startDecisions.length;
    curvatures = new double[rows];
    residual = new double[rows];
    direction = new double[rows];
    directionDecisions = new double[rows];
    coefficients = new double[rows];
    decisions = new double[rows];
    for (int row = 0; row < rows; row++) {
      curvatures[row] = loss.curvature(row, startDecisions[row]);
      residual[row] = loss.answer(row, startDecisions[row]) - startCoefficients[row];
    }
  }

  /** What is left of the gradient, negated; its product with the Gram matrix is wanted next. */
  double[] residual() {
    return residual;
  }

  /** The step's coefficient of a row. */
  double coefficient(int row) {
    return coefficients[row];
  }

  /** What the step adds to the decision of a row. */
  double decision(int row) {
    return decisions[row];
  }

  /**
   * How far the objective at the step's start is from its minimum at most; known with a product.
   */
  double gapAtStart() {
    return firstNorm / 2;
  }

  /**
   * Takes the product of the Gram matrix and {@link #residual()}, and goes one iteration further
   * unless the gradient is small enough already.
   *
   * @param forcing share of the step's first gradient that may be left
   * @return whether the step is ready
   */
  boolean accept(double[] product, double forcing) {
    double before = norm;
    norm = Math.max(0, dot(residual, product));
    if (iterations == 0) {
      firstNorm = norm;
    }
    boolean small = iterations > 0 && norm <= forcing * forcing * firstNorm;
    if (norm == 0 || small || iterations == MAX_ITERATIONS) {
      return true;
    }
    iterate(product, iterations == 0 ? 0 : norm / before);
    iterations++;
    return false;
  }

  private void iterate(double[] product, double keep) {
    double curve = 0;
    for (int row = 0; row < residual.length; row++) {
      direction[row] = residual[row] + keep * direction[row];
      directionDecisions[row] = product[row] + keep * directionDecisions[row];
      double change = directionDecisions[row];
      curve += change * (direction[row] + curvatures[row] * change);
    }
    double length = norm / curve;
    for (int row = 0; row < residual.length; row++) {
      coefficients[row] += length * direction[row];
      decisions[row] += length * directionDecisions[row];
      residual[row] -= length * (direction[row] + curvatures[row] * directionDecisions[row]);
    }
  }

  private static double dot(double[] left, double[] right) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += left[i] * right[i];
    }
    return sum;
  }
}
