package io.intarsia.study.run;

import io.intarsia.core.checkpoint.Checkpoint;
import io.intarsia.core.savedmodel.SavedModelDirectory;
import io.intarsia.proto.EvaluationReport;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.InputConfig;
import io.intarsia.proto.LayerScores;
import io.intarsia.proto.LowShotScores;
import io.intarsia.proto.Provenance;
import io.intarsia.proto.TrialConfig;
import io.intarsia.proto.TrialCost;
import io.intarsia.proto.TrialEvaluationConfig;
import io.intarsia.proto.TrialLayer;
import io.intarsia.proto.TrialResult;
import io.intarsia.proto.TrialScores;
import io.intarsia.proto.TrialShots;
import io.intarsia.study.plan.Trials;
import io.intarsia.study.stats.Replicates;
import io.intarsia.train.run.RunDirectory;
import java.io.IOException;
import java.util.Optional;

/**
 * Puts together what the steps of a trial have left.
 *
 * @param trial what was asked for
 * @param work where the steps have worked
 */
record TrialGathering(TrialConfig trial, WorkDirectory work) {

  TrialResult gather() throws IOException {
    TrialResult.Builder result =
        TrialResult.newBuilder().setFormat(1).setTrial(trial).setProvenance(provenance());
    for (TrialEvaluationConfig evaluation : trial.getEvaluationsList()) {
      result.addScores(scores(evaluation));
    }
    TrialCost.Builder cost =
        result.getCostBuilder().setExportSeconds(work.seconds().get(TrialStep.EXPORT));
    if (Trials.isPretrained(trial)) {
      Optional<Checkpoint> last = new RunDirectory(work.run()).checkpoints().latest();
      last.ifPresent(each -> result.addAllHeldOut(each.manifest().getHeldOutList()));
      describe(cost, last.map(Checkpoint::step).orElse(0L));
    }
    return result.build();
  }

  private Provenance provenance() throws IOException {
    return SavedModelDirectory.read(work.model())
        .provenance()
        .orElse(Provenance.getDefaultInstance());
  }

  private TrialScores scores(TrialEvaluationConfig evaluation) throws IOException {
    EvaluationReport report = work.report(evaluation);
    TrialScores.Builder scores =
        TrialScores.newBuilder()
            .setEvaluation(evaluation.getName())
            .setDataName(report.getDataName())
            .setMetric(report.getMetric())
            .setTestImages(report.getTest().getImages())
            .setSeconds(work.seconds().get(evaluation.getName()));
    for (LayerScores layer : report.getSubjects(0).getLayersList()) {
      scores.addLayers(
          TrialLayer.newBuilder()
              .setLayer(layer.getLayer())
              .setScore(layer.getScore())
              .setReplicates(Replicates.encode(layer.getReplicatesList()))
              .addAllShots(layer.getLowShotList().stream().map(TrialGathering::shots).toList()));
    }
    return scores.build();
  }

  private static TrialShots shots(LowShotScores scores) {
    return TrialShots.newBuilder()
        .setK(scores.getK())
        .setScore(scores.getHonest().getMean())
        .setReplicates(Replicates.encode(scores.getHonest().getReplicatesList()))
        .build();
  }

  /** Pictures of an epoch. */
  private double trainingPictures(InputConfig input) {
    return input.getSubsetSize() > 0
        ? input.getSubsetSize()
        : input.getSubsetFraction() * (1 - input.getHoldoutFraction()) * trial.getDataImages();
  }

  private void describe(TrialCost.Builder cost, long steps) throws IOException {
    ExperimentConfig experiment = trial.getExperiment();
    double seconds = work.seconds().get(TrialStep.PRETRAIN);
    double seen = (double) steps * experiment.getInput().getBatchSize();
    cost.setPretrainingSeconds(seconds).setSteps(steps);
    if (seconds > 0) {
      cost.setPicturesPerSecond(seen / seconds);
    }
    cost.setEpochs(seen / trainingPictures(experiment.getInput()));
  }
}
