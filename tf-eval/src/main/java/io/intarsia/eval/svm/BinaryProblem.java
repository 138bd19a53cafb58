package io.intarsia.eval.svm;

/**
 * One class against the rest: for each row whether it shows the class, and how much its loss
 * weighs.
 */
public final class BinaryProblem {
  private final double[] targets;
  private final double[] weights;

  private BinaryProblem(double[] targets, double[] weights) {
    this.targets = targets;
    this.weights = weights;
  }

  /**
   * States a problem.
   *
   * @param positive one for each row: whether it shows the class
   * @param used one for each row: whether it is trained on
   * @param positiveWeight weight of a positive row's loss; a negative's is 1
   */
  public static BinaryProblem of(boolean[] positive, boolean[] used, double positiveWeight) {
    if (positive.length != used.length || !(positiveWeight > 0)) {
      throw new IllegalArgumentException(
          "%d labels, %d uses, positive weight %s"
              .formatted(positive.length, used.length, positiveWeight));
    }
    double[] targets = new double[positive.length];
    double[] weights = new double[positive.length];
    for (int row = 0; row < targets.length; row++) {
      targets[row] = positive[row] ? 1 : -1;
      weights[row] = !used[row] ? 0 : positive[row] ? positiveWeight : 1;
    }
    return new BinaryProblem(targets, weights);
  }

  /** Number of rows, used or not. */
  public int rows() {
    return targets.length;
  }

  /** 1 for a row that shows the class, -1 for another. */
  public double target(int row) {
    return targets[row];
  }

  /** Weight of a row's loss; 0 for a row that is not trained on. */
  public double weight(int row) {
    return weights[row];
  }
}
