package io.intarsia.study.plan;

import io.intarsia.core.config.Configs;
import io.intarsia.proto.AxisLabel;
import io.intarsia.proto.BackboneConfig;
import io.intarsia.proto.EvaluationConfig;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.RandomTwinConfig;
import io.intarsia.proto.Scored;
import io.intarsia.proto.TrialConfig;
import io.intarsia.proto.TrialCoordinates;
import io.intarsia.proto.TrialEvaluationConfig;
import io.intarsia.proto.TrialKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The random twins of a study. A twin is decided by backbone and seed alone, so all trials of a
 * backbone share it: it is one more trial, which all evaluations of theirs score without a model
 * beside it.
 *
 * @param seeds of the twins
 */
record TwinTrials(List<Long> seeds) {
  /** What figures call their block. */
  static final String BLOCK = "random twins";

  /** Twins of every backbone among some trials. */
  List<TrialConfig> of(Collection<TrialConfig> trials) {
    Map<BackboneConfig, List<TrialConfig>> ofBackbones = new LinkedHashMap<>();
    for (TrialConfig trial : trials) {
      ofBackbones
          .computeIfAbsent(
              Configs.canonical(trial.getExperiment().getBackbone()), key -> new ArrayList<>())
          .add(trial);
    }
    List<TrialConfig> twins = new ArrayList<>();
    for (List<TrialConfig> same : ofBackbones.values()) {
      seeds.forEach(seed -> twins.add(twin(same, seed)));
    }
    return twins;
  }

  /** The first meaning of each evaluation's name among some trials. */
  private static Collection<TrialEvaluationConfig> evaluations(List<TrialConfig> trials) {
    Map<String, TrialEvaluationConfig> byName = new LinkedHashMap<>();
    for (TrialConfig trial : trials) {
      trial.getEvaluationsList().forEach(each -> byName.putIfAbsent(each.getName(), each));
    }
    return byName.values();
  }

  private static TrialConfig twin(List<TrialConfig> trained, long seed) {
    TrialConfig of = trained.get(0);
    ExperimentConfig.Builder untrained =
        ExperimentConfig.newBuilder().setBackbone(of.getExperiment().getBackbone());
    untrained.getInputBuilder().setSeed(seed);
    // A config names a task; which one makes no difference to an untrained backbone.
    untrained.setPretext(of.getExperiment().getPretext());
    untrained.setSchedule(of.getExperiment().getSchedule());
    return Trials.hashed(
        TrialConfig.newBuilder()
            .setKind(TrialKind.RANDOM_TWIN_TRIAL)
            .addCoordinates(coordinates(of, seed))
            .setExperiment(Configs.resolve(untrained.build()))
            .addAllEvaluations(
                evaluations(trained).stream().map(each -> alone(each, seed)).toList()));
  }

  private static TrialCoordinates coordinates(TrialConfig of, long seed) {
    return TrialCoordinates.newBuilder()
        .setBlock(BLOCK)
        .addLabels(label("backbone of", Trials.words(of)))
        .addLabels(label("seed", Long.toString(seed)))
        .build();
  }

  private static AxisLabel label(String axis, String label) {
    return AxisLabel.newBuilder().setAxis(axis).setLabel(label).build();
  }

  private static TrialEvaluationConfig alone(TrialEvaluationConfig evaluation, long seed) {
    EvaluationConfig config = evaluation.getConfig();
    return Trials.hashed(
        evaluation.toBuilder()
            .setConfig(
                config.toBuilder()
                    .setRandomTwin(
                        RandomTwinConfig.newBuilder(config.getRandomTwin())
                            .clearSeeds()
                            .addSeeds(seed)
                            .setScored(Scored.TWINS_ALONE))));
  }
}
