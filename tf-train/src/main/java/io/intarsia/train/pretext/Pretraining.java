package io.intarsia.train.pretext;

import io.intarsia.core.config.Configs;
import io.intarsia.core.progress.Progress;
import io.intarsia.core.provenance.Provenances;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.data.input.PretextInput;
import io.intarsia.proto.DatasetManifest;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.Provenance;
import io.intarsia.train.engine.Trainer;
import io.intarsia.train.engine.TrainingPlan;
import io.intarsia.train.run.ResumeCheck;
import io.intarsia.train.run.RunDirectory;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/**
 * A pretraining run: begun in its directory, or resumed there.
 *
 * @param run where
 * @param given the config's text as the user gave it
 * @param config what it says, every default filled
 * @param inexact whether to resume where the last bits of the result may differ
 */
public record Pretraining(
    RunDirectory run, String given, ExperimentConfig config, boolean inexact) {

  /** Resolves the config. */
  public Pretraining {
    config = Configs.resolve(config);
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
    Trainer trainer = new Trainer(PretextLearning.of(counted, input), plan);
    if (run.exists()) {
      ResumeCheck.require(run, counted, provenance, inexact);
    } else {
      run.create(given, counted, provenance);
    }
    input.saveTargets(run.path());
    return trainer.run(run, progress, stop);
  }

  private Provenance provenance(DatasetManifest manifest) {
    Provenance provenance =
        Provenances.ofRun(
            PretrainingPlan.session(config).threads(),
            manifest.getChecksum(),
            config.getInput().getSeed());
    return TaughtClasses.record(provenance, config, manifest);
  }
}
