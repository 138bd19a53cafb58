package io.intarsia.train.pretext;

import io.intarsia.core.UserException;
import io.intarsia.core.config.Configs;
import io.intarsia.core.progress.Progress;
import io.intarsia.core.provenance.Provenances;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.data.input.PretextInput;
import io.intarsia.proto.BackboneConfig;
import io.intarsia.proto.BegunWith;
import io.intarsia.proto.DatasetManifest;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.Provenance;
import io.intarsia.train.engine.InitialWeights;
import io.intarsia.train.engine.LearningTask;
import io.intarsia.train.engine.Trainer;
import io.intarsia.train.engine.TrainingPlan;
import io.intarsia.train.run.ResumeCheck;
import io.intarsia.train.run.RunDirectory;
import io.intarsia.train.run.StartingPoint;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * A pretraining run: begun in its directory, or resumed there.
 *
 * @param run where
 * @param given the config's text as the user gave it
 * @param config what it says, every default filled
 * @param inexact whether to resume where the last bits of the result may differ
 * @param start the backbone to begin with; without one its weights are drawn
 */
public record Pretraining(
    RunDirectory run,
    String given,
    ExperimentConfig config,
    boolean inexact,
    Optional<StartingPoint> start) {
  /** Fields of a backbone that change neither its variables nor what they are for. */
  private static final Set<String> MAY_DIFFER =
      Set.of(
          "resnet.batch_norm_momentum",
          "alexnet.batch_norm_momentum",
          "resnet.res5_stride",
          "alexnet.conv1_stride");

  /**
   * Resolves the config.
   *
   * @throws UserException if the starting point is another backbone than the config's
   */
  public Pretraining {
    config = Configs.resolve(config);
    BackboneConfig wanted = config.getBackbone();
    start.ifPresent(from -> requireSameBackbone(from, wanted));
  }

  /**
   * Trains on a data set, to the end or until it is asked to stop.
   *
   * @throws io.intarsia.core.UserException if the run in the directory is another one
   */
  public Trainer.Outcome train(ImportedDataset dataset, Progress progress, BooleanSupplier stop)
      throws IOException {
    PretextInput input = new PretextInput(config, dataset);
    ExperimentConfig counted = TaughtClasses.count(config, dataset.manifest());
    Provenance provenance = provenance(dataset.manifest());
    TrainingPlan plan = PretrainingPlan.of(counted, input.trainingRecords(), provenance);
    Trainer trainer = trainer(PretextLearning.of(counted, input), plan);
    if (run.exists()) {
      ResumeCheck.require(run, counted, provenance, inexact);
    } else {
      run.create(given, counted, provenance);
    }
    input.saveTargets(run.path());
    return trainer.run(run, progress, stop);
  }

  private Trainer trainer(LearningTask task, TrainingPlan plan) {
    Trainer fresh = new Trainer(task, plan);
    return start
        .map(from -> fresh.beginningWith(InitialWeights.ofBackbone(from.state(), report -> {})))
        .orElse(fresh);
  }

  private static void requireSameBackbone(StartingPoint start, BackboneConfig wanted) {
    List<String> other =
        Configs.differences(start.experiment().getBackbone(), wanted, List.of()).stream()
            .filter(difference -> !MAY_DIFFER.contains(difference.split(":", 2)[0]))
            .toList();
    if (!other.isEmpty()) {
      throw new UserException(
          "%s is another backbone than the config's (%s; there | here)"
              .formatted(start.name(), String.join("; ", other)));
    }
  }

  private Provenance provenance(DatasetManifest manifest) {
    Provenance provenance =
        Provenances.ofRun(
            PretrainingPlan.session(config).threads(),
            manifest.getChecksum(),
            config.getInput().getSeed());
    Provenance begun = start.map(from -> begunWith(from, provenance)).orElse(provenance);
    return TaughtClasses.record(begun, config, manifest);
  }

  /** Labels that taught the starting point's weights have taught those that follow, too. */
  private static Provenance begunWith(StartingPoint start, Provenance provenance) {
    Provenance theirs = start.provenance();
    BegunWith begun =
        BegunWith.newBuilder()
            .setModel(start.name())
            .setModelChecksum(start.checksum())
            .setDataChecksum(theirs.getDataChecksum())
            .setStep(theirs.getStep())
            .build();
    return provenance.toBuilder()
        .addBegunWith(begun)
        .addAllBegunWith(theirs.getBegunWithList())
        .addAllTaughtClasses(theirs.getTaughtClassesList())
        .build();
  }
}
