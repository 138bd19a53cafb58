package io.intarsia.eval.svm;

import io.intarsia.eval.features.FeatureMatrix;

/**
 * Feature rows scaled to x / (||x|| + 1e-5), as the protocol's machines see them (Goyal et al.'s
 * {@code svm_helper}). The scale is kept beside the rows in float64, so nothing is copied.
 */
public final class NormalizedFeatures {
  private static final double EPSILON = 1e-5;

  private final FeatureMatrix features;
  private final double[] scales;

  /**
   * Computes the scales.
   *
   * @throws IllegalArgumentException if a feature is not finite
   */
  public NormalizedFeatures(FeatureMatrix features) {
    this.features = features;
    this.scales = new double[features.rows()];
    for (int row = 0; row < scales.length; row++) {
      double norm = norm(features.row(row));
      if (!Double.isFinite(norm)) {
        throw new IllegalArgumentException(
            "the features of row %d are not finite; the model's output is broken".formatted(row));
      }
      scales[row] = 1 / (norm + EPSILON);
    }
  }

  private static double norm(float[] row) {
    double sum = 0;
    for (float value : row) {
      sum += (double) value * value;
    }
    return Math.sqrt(sum);
  }

  /** Number of rows. */
  public int rows() {
    return scales.length;
  }

  /** Length of a row. */
  public int dimensions() {
    return features.dimensions();
  }

  /** A row before scaling; not to be written to. */
  public float[] unscaledRow(int row) {
    return features.row(row);
  }

  /** What a row is multiplied by. */
  public double scale(int row) {
    return scales[row];
  }
}
