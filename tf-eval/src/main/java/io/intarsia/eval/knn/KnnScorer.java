package io.intarsia.eval.knn;

import io.intarsia.eval.classification.ClassLabels;
import io.intarsia.eval.classification.Grading;
import io.intarsia.eval.features.FeatureMatrix;
import io.intarsia.proto.KnnConfig;
import io.intarsia.proto.LayerScores;

/**
 * Judges one layer's features by weighted votes: each of the k nearest training images gives
 * exp(cosine / temperature) to every class that it shows (Wu et al. 2018, section 3.4). With
 * several labels an image, votes are a share of all that were given, so that they compare between
 * images.
 */
public final class KnnScorer {
  private final KnnConfig config;
  private final Grading grading;

  /** Votes with a config's numbers, graded for its classes. */
  public KnnScorer(KnnConfig config, Grading grading) {
    this.config = config;
    this.grading = grading;
  }

  /**
   * Scores a layer.
   *
   * @param training features of the training split, at least k rows
   * @param test features of the test split
   */
  public LayerScores score(FeatureMatrix training, FeatureMatrix test) {
    int[][] shown = grading.classes().stream().map(ClassLabels::training).toArray(int[][]::new);
    double[][] votes = new double[shown.length][test.rows()];
    try (Neighbours neighbours = Neighbours.among(training, config.getK())) {
      neighbours.find(test, (row, rows, cosines) -> vote(votes, shown, row, rows, cosines));
    }
    return grading.grade(votes);
  }

  private void vote(double[][] votes, int[][] shown, int testRow, int[] rows, float[] cosines) {
    double sum = 0;
    for (int i = 0; i < rows.length; i++) {
      // Relative to the nearest one: the same shares, whatever the temperature, without overflow.
      double weight = Math.exp((cosines[i] - cosines[0]) / config.getTemperature());
      sum += weight;
      for (int label = 0; label < shown.length; label++) {
        votes[label][testRow] += shown[label][rows[i]] == 1 ? weight : 0;
      }
    }
    for (double[] ofClass : votes) {
      ofClass[testRow] /= sum;
    }
  }
}
