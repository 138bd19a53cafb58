package io.intarsia.eval.knn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intarsia.eval.classification.ClassLabels;
import io.intarsia.eval.classification.Grading;
import io.intarsia.eval.features.FeatureMatrix;
import io.intarsia.proto.KnnConfig;
import io.intarsia.proto.LayerScores;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnnScorerTest {
  private static final FeatureMatrix TRAINING =
      new FeatureMatrix(
          List.of(
              new float[] {2, 0}, // cosine 0.8 with the test row
              new float[] {0, 3}, // cosine 0.6
              new float[] {1, 1}, // cosine 1.4 / sqrt 2 = 0.98995
              new float[] {-1, 0})); // cosine -0.8
  private static final FeatureMatrix TEST = new FeatureMatrix(List.of(new float[] {4, 3}));

  /** Keeps what it is to grade. */
  private static final class Kept implements Grading {
    private final List<double[][]> values = new ArrayList<>();

    @Override
    public String metric() {
      return "kept";
    }

    @Override
    public List<ClassLabels> classes() {
      return List.of(
          new ClassLabels("a", new int[] {1, 0, 0, 1}, new int[] {1}),
          new ClassLabels("b", new int[] {0, 1, 1, 0}, new int[] {0}));
    }

    @Override
    public LayerScores grade(double[][] graded) {
      values.add(graded);
      return LayerScores.getDefaultInstance();
    }
  }

  @Test
  void aVoteWeighsTheExponentialOfTheCosineOverTheTemperature() {
    Kept kept = new Kept();
    new KnnScorer(KnnConfig.newBuilder().setK(3).setTemperature(0.1).build(), kept)
        .score(TRAINING, TEST);
    double a = Math.exp(0.8 / 0.1);
    double b = Math.exp(0.6 / 0.1) + Math.exp(1.4 / Math.sqrt(2) / 0.1);
    assertThat(kept.values.get(0)[0][0]).isCloseTo(a / (a + b), within(1e-5));
    assertThat(kept.values.get(0)[1][0]).isCloseTo(b / (a + b), within(1e-5));
  }

  @Test
  void onlyTheNearestVote() {
    Kept kept = new Kept();
    new KnnScorer(KnnConfig.newBuilder().setK(1).setTemperature(1e-3).build(), kept)
        .score(TRAINING, TEST);
    assertThat(kept.values.get(0)[0][0]).isZero();
    assertThat(kept.values.get(0)[1][0]).isEqualTo(1);
  }
}
