package io.intarsia.train.pretext;

import io.intarsia.core.graph.SessionOptions;
import io.intarsia.proto.CheckpointManifest;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.Provenance;
import io.intarsia.train.engine.TrainingPlan;
import io.intarsia.train.optimizer.Optimizers;
import io.intarsia.train.schedule.LearningRate;
import io.intarsia.train.schedule.RunLength;

/** Makes the plan of a pretraining run from its config. */
public final class PretrainingPlan {
  private PretrainingPlan() {}

  /** Threads and number format of a config on this machine. */
  public static SessionOptions session(ExperimentConfig config) {
    return SessionOptions.of(config.getPrecision());
  }

  /**
   * The plan.
   *
   * @param config resolved
   * @param pictures training pictures of one epoch
   * @param provenance carried by every checkpoint
   */
  public static TrainingPlan of(ExperimentConfig config, long pictures, Provenance provenance) {
    int batch = config.getInput().getBatchSize();
    long steps = RunLength.steps(config.getSchedule(), pictures, batch);
    return new TrainingPlan(
        config.getInput().getSeed(),
        batch,
        LearningRate.of(config.getSchedule(), steps, batch),
        Optimizers.create(config.getOptimizer()),
        session(config),
        config.getCheckpoint(),
        config.getExecution(),
        CheckpointManifest.newBuilder().setProvenance(provenance).setResolved(config).build());
  }
}
