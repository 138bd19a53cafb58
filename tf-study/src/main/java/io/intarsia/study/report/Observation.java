package io.intarsia.study.report;

import io.intarsia.proto.TrialLayer;
import io.intarsia.proto.TrialResult;
import io.intarsia.proto.TrialScores;
import io.intarsia.proto.TrialShots;
import io.intarsia.study.stats.Replicates;
import io.intarsia.study.stats.Sample;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A finished trial at a place of the study.
 *
 * @param labels of its points, by axis
 * @param result what came of it
 */
record Observation(Map<String, String> labels, TrialResult result) {
  /** Keeps the order of the axes. */
  Observation {
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
  }

  /** Label on an axis; empty where the trial has none. */
  String label(String axis) {
    return labels.getOrDefault(axis, "");
  }

  /** Layers of an evaluation, from the input on; none if the trial has not been judged by it. */
  List<TrialLayer> layers(String evaluation) {
    return scores(evaluation).map(TrialScores::getLayersList).orElse(List.of());
  }

  /** Scores of an evaluation. */
  Optional<TrialScores> scores(String evaluation) {
    return result.getScoresList().stream()
        .filter(each -> each.getEvaluation().equals(evaluation))
        .findFirst();
  }

  /**
   * The score of a layer.
   *
   * @param seed axis whose label names the sample
   */
  Optional<Sample> sample(String evaluation, String layer, String seed) {
    return layers(evaluation).stream()
        .filter(each -> each.getLayer().equals(layer))
        .map(
            each ->
                new Sample(label(seed), each.getScore(), Replicates.decode(each.getReplicates())))
        .findFirst();
  }

  /** Scores of a layer with few images of each class; none of other evaluations. */
  List<TrialShots> shots(String evaluation, String layer) {
    return layers(evaluation).stream()
        .filter(each -> each.getLayer().equals(layer))
        .flatMap(each -> each.getShotsList().stream())
        .toList();
  }
}
