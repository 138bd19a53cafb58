package io.intarsia.study.run;

import io.intarsia.proto.TrialLayer;
import io.intarsia.proto.TrialResult;
import io.intarsia.proto.TrialScores;
import java.util.Comparator;
import java.util.stream.Collectors;

/** Results in a line. */
final class TrialWords {
  private TrialWords() {}

  /** The best layer of each evaluation: {@code voc 64.4 (res2), objects 61.0 (res3)}. */
  static String best(TrialResult result) {
    return result.getScoresList().stream().map(TrialWords::best).collect(Collectors.joining(", "));
  }

  private static String best(TrialScores scores) {
    return scores.getLayersList().stream()
        .max(Comparator.comparing(TrialLayer::getScore))
        .map(
            layer ->
                "%s %.1f (%s)"
                    .formatted(scores.getEvaluation(), 100 * layer.getScore(), layer.getLayer()))
        .orElse(scores.getEvaluation());
  }
}
