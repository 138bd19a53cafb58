package io.intarsia.eval.svm;

/**
 * A machine's weights as a combination of the training rows, and what it says about each row. It
 * holds for the length of the call that hands it over; {@link LinearClassifier} keeps it.
 */
public final class SvmSolution {
  private final double[] coefficients;
  private final double[] decisions;
  private final double objective;
  private final double gap;

  SvmSolution(double[] coefficients, double[] decisions, double objective, double gap) {
    this.coefficients = coefficients;
    this.decisions = decisions;
    this.objective = objective;
    this.gap = gap;
  }

  /** What the normalised row counts in the weights: w = sum of coefficient times row. */
  public double coefficient(int row) {
    return coefficients[row];
  }

  /** Decision value for a row, trained on or held out: positive speaks for the class. */
  public double decision(int row) {
    return decisions[row];
  }

  /** Primal objective: ||w, b||^2 / 2 + C sum c_i max(0, 1 - y_i f_i)^2. */
  public double objective() {
    return objective;
  }

  /** Distance from the dual objective: the primal one is at most this much above its minimum. */
  public double gap() {
    return gap;
  }
}
