package io.intarsia.study.report;

import io.intarsia.proto.AxisLabel;
import io.intarsia.proto.TrialConfig;
import io.intarsia.proto.TrialCoordinates;
import io.intarsia.proto.TrialKind;
import io.intarsia.proto.TrialLayer;
import io.intarsia.proto.TrialResult;
import io.intarsia.proto.TrialScores;
import io.intarsia.proto.TrialShots;
import io.intarsia.study.stats.Replicates;
import java.util.List;
import java.util.stream.IntStream;

/** Results as trials would leave them, with scores that a test has chosen. */
final class MadeUpTrials {
  static final String EVALUATION = "voc";
  private static final int REPLICATES = 50;

  private MadeUpTrials() {}

  /**
   * A trial whose replicates move together with those of every other: replicate r is off by the
   * same amount in all.
   *
   * @param width of the backbone, by which a twin is found
   * @param score at {@code res3}; {@code res5} scores 0.1 less
   */
  static TrialResult trial(String block, double width, double score, AxisLabel... labels) {
    return trial(block, width, List.of(layer("res3", score), layer("res5", score - 0.1)), labels);
  }

  /** The same with layers of a test's own. */
  static TrialResult trial(
      String block, double width, List<TrialLayer> layers, AxisLabel... labels) {
    TrialConfig.Builder trial =
        TrialConfig.newBuilder()
            .setHash("%s-%s-%s".formatted(block, width, List.of(labels).hashCode()))
            .addCoordinates(
                TrialCoordinates.newBuilder().setBlock(block).addAllLabels(List.of(labels)));
    trial.getExperimentBuilder().getBackboneBuilder().setWidth(width);
    TrialResult.Builder result = TrialResult.newBuilder().setTrial(trial);
    result.getCostBuilder().setSteps(1600).setEpochs(3.5).setPretrainingSeconds(90);
    return result
        .addScores(
            TrialScores.newBuilder()
                .setEvaluation(EVALUATION)
                .setMetric("mAP")
                .addAllLayers(layers))
        .build();
  }

  static TrialResult twin(double width, double score) {
    return twin(width, List.of(layer("res3", score), layer("res5", score - 0.1)));
  }

  static TrialResult twin(double width, List<TrialLayer> layers) {
    TrialResult result = trial("random twins", width, layers, label("seed", "1"));
    return result.toBuilder()
        .setTrial(result.getTrial().toBuilder().setKind(TrialKind.RANDOM_TWIN_TRIAL))
        .build();
  }

  /** A layer that scores so much with one and with ten images of each class. */
  static TrialLayer shots(String name, double one, double ten) {
    return layer(name, ten).toBuilder()
        .addShots(shots(1, layer(name, one)))
        .addShots(shots(10, layer(name, ten)))
        .build();
  }

  private static TrialShots shots(int k, TrialLayer layer) {
    return TrialShots.newBuilder()
        .setK(k)
        .setScore(layer.getScore())
        .setReplicates(layer.getReplicates())
        .build();
  }

  static TrialLayer layer(String name, double score) {
    return TrialLayer.newBuilder()
        .setLayer(name)
        .setScore(score)
        .setReplicates(
            Replicates.encode(
                IntStream.range(0, REPLICATES).mapToObj(r -> score + 0.05 * Math.sin(r)).toList()))
        .build();
  }

  static AxisLabel label(String axis, String label) {
    return AxisLabel.newBuilder().setAxis(axis).setLabel(label).build();
  }
}
