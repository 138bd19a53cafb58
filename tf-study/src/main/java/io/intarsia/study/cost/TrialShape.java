package io.intarsia.study.cost;

import io.intarsia.core.config.Configs;
import io.intarsia.proto.BackboneConfig;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.InputConfig;
import io.intarsia.proto.TrialConfig;

/**
 * What the time of a step depends on: everything but the length of the run, which pictures are seen
 * and in which order.
 *
 * @param experiment without these
 */
record TrialShape(ExperimentConfig experiment) {

  static TrialShape of(TrialConfig trial) {
    ExperimentConfig.Builder shape = trial.getExperiment().toBuilder();
    InputConfig.Builder input = shape.getInputBuilder();
    input.clearSeed().clearSubsetSize().clearSubsetSeed().clearSubsetFraction();
    shape.clearName().clearSchedule().clearCheckpoint().clearExecution();
    return new TrialShape(Configs.canonical(shape.build()));
  }

  /** What the time of an evaluation depends on. */
  BackboneConfig backbone() {
    return experiment.getBackbone();
  }
}
