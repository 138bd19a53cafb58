package io.intarsia.study.report;

import io.intarsia.core.config.Configs;
import io.intarsia.proto.BackboneConfig;
import io.intarsia.proto.TrialKind;
import io.intarsia.proto.TrialResult;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What random twins score.
 *
 * @param twins results of the study's untrained trials
 */
record TwinScores(List<TrialResult> twins) {
  /** Copies the list. */
  TwinScores {
    twins = List.copyOf(twins);
  }

  static TwinScores among(List<TrialResult> results) {
    return new TwinScores(
        results.stream()
            .filter(each -> each.getTrial().getKind() == TrialKind.RANDOM_TWIN_TRIAL)
            .toList());
  }

  /** Mean score of the twins of a backbone at a layer. */
  OptionalDouble of(TrialResult trained, String evaluation, String layer) {
    BackboneConfig backbone = backbone(trained);
    return twins.stream()
        .filter(twin -> backbone(twin).equals(backbone))
        .map(twin -> new Observation(Map.of(), twin))
        .flatMap(twin -> twin.sample(evaluation, layer, "").stream())
        .mapToDouble(sample -> sample.value())
        .average();
  }

  private static BackboneConfig backbone(TrialResult result) {
    return Configs.canonical(result.getTrial().getExperiment().getBackbone());
  }
}
