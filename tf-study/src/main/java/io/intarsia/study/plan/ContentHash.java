package io.intarsia.study.plan;

import com.google.protobuf.Message;
import io.intarsia.core.UserException;
import io.intarsia.core.config.Configs;
import io.intarsia.core.files.Sha256;
import io.intarsia.proto.EvaluationConfig;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.TrialEvaluationConfig;
import io.intarsia.proto.TrialKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Names for what is done, made of all that decides its result: 16 hexadecimal digits of a SHA-256.
 * The order of fields, comments, written-out defaults, names and {@code execution} have no part in
 * it; files that a config reads have, by their content.
 */
final class ContentHash {
  private static final int DIGITS = 16;

  private ContentHash() {}

  /** Of a pretraining. */
  static String ofPretraining(TrialKind kind, ExperimentConfig experiment, String dataChecksum) {
    ExperimentConfig decisive =
        kind == TrialKind.PRETRAINED
            ? experiment.toBuilder().clearName().clearExecution().build()
            : untrained(experiment);
    Sha256 sum = new Sha256().update("pretraining").update(kind.name()).update(dataChecksum);
    update(sum, decisive);
    filesOf(experiment).forEach(file -> sum.update(contentOf(file)));
    return digits(sum);
  }

  /** What an untrained backbone is decided by. */
  private static ExperimentConfig untrained(ExperimentConfig experiment) {
    ExperimentConfig.Builder decisive =
        ExperimentConfig.newBuilder().setBackbone(experiment.getBackbone());
    decisive.getInputBuilder().setSeed(experiment.getInput().getSeed());
    return decisive.build();
  }

  /** Of an evaluation. */
  static String ofEvaluation(EvaluationConfig config, String dataChecksum) {
    EvaluationConfig decisive = config.toBuilder().clearName().clearDataName().build();
    Sha256 sum = new Sha256().update("evaluation").update(dataChecksum);
    return digits(update(sum, decisive));
  }

  /** Of a pretraining with its evaluations. */
  static String ofTrial(String pretraining, List<TrialEvaluationConfig> evaluations) {
    Sha256 sum = new Sha256().update("trial").update(pretraining);
    evaluations.stream()
        .sorted((a, b) -> a.getName().compareTo(b.getName()))
        .forEach(each -> sum.update(each.getName()).update(each.getHash()));
    return digits(sum);
  }

  /** Messages without maps have one serialisation, by rising field numbers. */
  private static Sha256 update(Sha256 sum, Message config) {
    return sum.update(Configs.canonical(config).toByteArray());
  }

  private static String digits(Sha256 sum) {
    return sum.hex().substring(0, DIGITS);
  }

  private static List<String> filesOf(ExperimentConfig experiment) {
    return List.of(
            experiment.getPretext().getJigsaw().getPermutations().getFile(),
            experiment.getPretext().getColorization().getBins().getFile())
        .stream()
        .filter(file -> !file.isEmpty())
        .toList();
  }

  private static String contentOf(String file) {
    try {
      return Sha256.ofFile(Path.of(file));
    } catch (IOException e) {
      throw new UserException("cannot read %s, which an experiment names".formatted(file), e);
    }
  }
}
