package io.intarsia.study.plan;

import io.intarsia.proto.AxisLabel;
import io.intarsia.proto.TrialConfig;
import io.intarsia.proto.TrialCoordinates;
import io.intarsia.proto.TrialEvaluationConfig;
import io.intarsia.proto.TrialKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be told of a trial. */
public final class Trials {
  private Trials() {}

  /** The trial under the names that its content gives it. */
  static TrialConfig hashed(TrialConfig.Builder trial) {
    String pretraining =
        ContentHash.ofPretraining(trial.getKind(), trial.getExperiment(), trial.getDataChecksum());
    return trial
        .setPretraining(pretraining)
        .setHash(ContentHash.ofTrial(pretraining, trial.getEvaluationsList()))
        .build();
  }

  /** The evaluation under the name that its content gives it. */
  static TrialEvaluationConfig hashed(TrialEvaluationConfig.Builder evaluation) {
    return evaluation
        .setHash(ContentHash.ofEvaluation(evaluation.getConfig(), evaluation.getDataChecksum()))
        .build();
  }

  /** Whether two trials share a pretraining, and an evaluation's name means the same in both. */
  static boolean mayBeOne(TrialConfig one, TrialConfig other) {
    Map<String, String> hashes = new HashMap<>();
    evaluations(one).forEach(each -> hashes.put(each.getName(), each.getHash()));
    return one.getPretraining().equals(other.getPretraining())
        && evaluations(other)
            .allMatch(
                each -> hashes.getOrDefault(each.getName(), each.getHash()).equals(each.getHash()));
  }

  /** One trial at the places of both, with the evaluations of both. */
  static TrialConfig joined(TrialConfig one, TrialConfig other) {
    List<TrialEvaluationConfig> known = one.getEvaluationsList();
    return hashed(
        one.toBuilder()
            .addAllCoordinates(other.getCoordinatesList())
            .addAllEvaluations(evaluations(other).filter(each -> !known.contains(each)).toList()));
  }

  private static Stream<TrialEvaluationConfig> evaluations(TrialConfig trial) {
    return trial.getEvaluationsList().stream();
  }

  /** Where a trial stands first, in words: {@code A: data 3k, backbone resnet18, seed 1}. */
  public static String words(TrialConfig trial) {
    return words(trial.getCoordinates(0));
  }

  /** All blocks that a trial stands in: {@code A, B}. */
  public static String blocks(TrialConfig trial) {
    return trial.getCoordinatesList().stream()
        .map(TrialCoordinates::getBlock)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String words(TrialCoordinates coordinates) {
    return coordinates.getBlock()
        + ": "
        + coordinates.getLabelsList().stream().map(Trials::words).collect(Collectors.joining(", "));
  }

  private static String words(AxisLabel label) {
    return label.getAxis() + " " + label.getLabel();
  }

  /** Whether a trial is pretrained at all. */
  public static boolean isPretrained(TrialConfig trial) {
    return trial.getKind() == TrialKind.PRETRAINED;
  }
}
