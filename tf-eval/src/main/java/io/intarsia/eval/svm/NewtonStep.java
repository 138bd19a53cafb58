package io.intarsia.eval.svm;

import io.intarsia.eval.svm.RowKernel.Accuracy;

/**
 * One Newton step by conjugate gradients, all vectors as coefficients of the rows. The gradient is
 * sum_i (b_i - 2 C c_i y_i h_i) x_i; the Hessian over the rows inside the margin is I + sum_i 2 C
 * c_i x_i x_i'. The inner product of two vectors with coefficients r and s is r'K s, so each
 * iteration needs the product of the kernel matrix with the residual's coefficients and nothing
 * else.
 *
 * <p>Only two products of a step must be exact: the first, which measures the gradient and with it
 * the distance from the minimum, and that of the finished step, by which the decisions move. The
 * iterations between them decide merely how good a direction the step is.
 */
final class NewtonStep {
  private static final int MAX_ITERATIONS = 1000;

  /** Where single precision has not led to the aim, it will not. */
  private static final int MAX_SINGLE_ITERATIONS = 250;

  private final Accuracy inner;
  private final double[] curvatures;
  private final double[] residual;
  private final double[] direction;
  private final double[] directionDecisions;
  private final double[] coefficients;
  private final double[] decisions;
  private double firstNorm = Double.NaN;
  private double norm;
  private int iterations;
  private boolean finished;

  /**
   * A step from where a machine is.
   *
   * @param inner accuracy of the products that may be less than exact
   */
  NewtonStep(
      SquaredHinge loss, double[] startCoefficients, double[] startDecisions, Accuracy inner) {
    this.inner = inner;
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

  /** The vector whose product is wanted next: what is left of the gradient, at last the step. */
  double[] wanted() {
    return finished ? coefficients : residual;
  }

  /** How right that product has to be. */
  Accuracy accuracy() {
    return iterations == 0 || finished ? Accuracy.EXACT : inner;
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
   * Takes the product of the kernel matrix and {@link #wanted()}, and goes one iteration further
   * unless the gradient is small enough already.
   *
   * @param forcing share of the step's first gradient that may be left
   * @return whether the step is ready
   */
  boolean accept(double[] product, double forcing) {
    if (finished) {
      System.arraycopy(product, 0, decisions, 0, decisions.length);
      return true;
    }
    double before = norm;
    norm = Math.max(0, dot(residual, product));
    if (iterations == 0) {
      firstNorm = norm;
    }
    boolean small = iterations > 0 && norm <= forcing * forcing * firstNorm;
    int most = inner == Accuracy.EXACT ? MAX_ITERATIONS : MAX_SINGLE_ITERATIONS;
    if (norm == 0 || small || iterations == most) {
      finished = true;
      // After one iteration the decisions are a multiple of the exact first product.
      return iterations <= 1;
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
