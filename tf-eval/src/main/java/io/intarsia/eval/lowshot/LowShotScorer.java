package io.intarsia.eval.lowshot;

import io.intarsia.eval.features.FeatureMatrix;
import io.intarsia.eval.metrics.Bootstrap;
import io.intarsia.eval.svm.NormalizedFeatures;
import io.intarsia.proto.LayerScores;
import io.intarsia.proto.LowShotScores;
import io.intarsia.proto.SampleScores;
import java.util.List;

/** Judges one layer's features by what machines learn from few images of each class. */
public final class LowShotScorer {
  private final LowShotProtocol protocol;
  private final Draws draws;
  private final List<int[]> testLabels;
  private final Bootstrap bootstrap;

  /**
   * Prepares a scorer.
   *
   * @param testLabels for each scored class, by test row: 1, 0 or -1 (difficult); at least one 1
   * @param bootstrap resamples of the test rows to be scored as well
   */
  public LowShotScorer(
      LowShotProtocol protocol, Draws draws, List<int[]> testLabels, Bootstrap bootstrap) {
    this.bootstrap = bootstrap;
    this.protocol = protocol;
    this.draws = draws;
    this.testLabels = List.copyOf(testLabels);
  }

  /**
   * Scores a layer.
   *
   * @param training features of {@link Draws#rows}
   * @param test features of the test split
   * @return scores of each k; layer, grid and dimensions are the caller's
   */
  public LayerScores score(FeatureMatrix training, FeatureMatrix test) {
    LayerScores.Builder scores = LayerScores.newBuilder();
    try (TestRows rows = TestRows.of(new NormalizedFeatures(test))) {
      for (Draws.Draw draw : draws.draws()) {
        scores.addLowShot(score(draw, training, rows));
      }
    }
    SampleScores last = scores.getLowShot(scores.getLowShotCount() - 1).getHonest();
    return scores.setScore(last.getMean()).addAllReplicates(last.getReplicatesList()).build();
  }

  private LowShotScores score(Draws.Draw draw, FeatureMatrix training, TestRows test) {
    List<CostScores> samples =
        draw.samples().stream()
            .map(
                groups -> {
                  SampleMachines machines =
                      new SampleMachines(protocol, draw.k(), testLabels, bootstrap);
                  groups.forEach(group -> machines.add(group, training, test));
                  return machines.scores();
                })
            .toList();
    CostChoice choice = new CostChoice(protocol, samples);
    SampleScores honest = choice.honest(draw.k(), bootstrap, testLabels.get(0).length);
    return LowShotScores.newBuilder()
        .setK(draw.k())
        .setOracle(choice.oracle())
        .setHonest(honest)
        .build();
  }
}
