package io.intarsia.eval.classification;

import io.intarsia.eval.svm.NormalizedFeatures;
import io.intarsia.proto.LayerScores;

/** Judges one layer's features of a training and a test split. */
public interface LayerScorer {

  /** What {@code score} and {@code score_11_point} of the result are, in words. */
  String metric();

  /**
   * Trains on the one and scores on the other.
   *
   * @param training features of the training split, rows as in the labels
   * @param test features of the test split
   * @return score, and scores and costs of the classes; layer, grid and dimensions are the caller's
   */
  LayerScores score(NormalizedFeatures training, NormalizedFeatures test);
}
