package io.intarsia.eval.svm;

/** The weights of a solved machine, which score images it was not trained on. */
public final class LinearClassifier {
  private final double[] weights;
  private final double bias;

  private LinearClassifier(double[] weights, double bias) {
    this.weights = weights;
    this.bias = bias;
  }

  /**
   * Sums the rows up to weights.
   *
   * @param training the rows that the solution was found over
   */
  public static LinearClassifier of(SvmSolution solution, NormalizedFeatures training) {
    double[] weights = new double[training.dimensions()];
    double bias = 0;
    for (int row = 0; row < training.rows(); row++) {
      double coefficient = solution.coefficient(row);
      if (coefficient != 0) {
        float[] features = training.unscaledRow(row);
        double factor = coefficient * training.scale(row);
        for (int i = 0; i < weights.length; i++) {
          weights[i] += factor * features[i];
        }
        bias += coefficient;
      }
    }
    return new LinearClassifier(weights, bias);
  }

  /** The additive term of the decision. */
  public double bias() {
    return bias;
  }

  /** Decision values for all rows: positive speaks for the class. */
  public double[] decisions(NormalizedFeatures features) {
    double[] decisions = new double[features.rows()];
    for (int row = 0; row < decisions.length; row++) {
      float[] values = features.unscaledRow(row);
      double sum = 0;
      for (int i = 0; i < weights.length; i++) {
        sum += weights[i] * values[i];
      }
      decisions[row] = sum * features.scale(row) + bias;
    }
    return decisions;
  }
}
