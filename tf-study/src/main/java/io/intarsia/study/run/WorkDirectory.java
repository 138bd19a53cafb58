package io.intarsia.study.run;

import com.google.protobuf.TextFormat;
import io.intarsia.core.config.Configs;
import io.intarsia.core.files.AtomicFiles;
import io.intarsia.proto.EvaluationConfig;
import io.intarsia.proto.EvaluationReport;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.TrialConfig;
import io.intarsia.proto.TrialEvaluationConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a pretraining and all that is made of it lies while a sweep is at work: {@code run/},
 * {@code models/backbone/1/}, {@code evaluations/HASH/}, {@code log.txt}, {@code
 * seconds.properties}. Trials of one pretraining share it.
 *
 * @param path the directory, named by the pretraining's hash
 */
record WorkDirectory(Path path) {
  private static final String MODEL = "backbone";

  static WorkDirectory of(Path work, TrialConfig trial) throws IOException {
    Path path = work.resolve(trial.getPretraining());
    Files.createDirectories(path);
    return new WorkDirectory(path);
  }

  /** Writes the experiment for {@code pretrain} to read. */
  Path writeExperiment(ExperimentConfig experiment) throws IOException {
    return write("experiment.txtpb", TextFormat.printer().printToString(experiment));
  }

  /** Writes an evaluation's config for {@code evaluate} to read. */
  Path writeEvaluation(TrialEvaluationConfig evaluation) throws IOException {
    EvaluationConfig config = evaluation.getConfig();
    return write(
        "evaluation-%s.txtpb".formatted(evaluation.getHash()),
        TextFormat.printer().printToString(config));
  }

  private Path write(String name, String text) throws IOException {
    Path file = path.resolve(name);
    AtomicFiles.write(file, text.getBytes(StandardCharsets.UTF_8));
    return file;
  }

  Path run() {
    return path.resolve("run");
  }

  Path models() {
    return path.resolve("models");
  }

  String modelName() {
    return MODEL;
  }

  Path model() {
    return models().resolve(MODEL).resolve("1");
  }

  Path evaluation(TrialEvaluationConfig evaluation) {
    return path.resolve("evaluations").resolve(evaluation.getHash());
  }

  Path reportFile(TrialEvaluationConfig evaluation) {
    return evaluation(evaluation).resolve("report.txtpb");
  }

  EvaluationReport report(TrialEvaluationConfig evaluation) {
    return Configs.read(reportFile(evaluation), List.of(), EvaluationReport.getDefaultInstance());
  }

  Path log() {
    return path.resolve("log.txt");
  }

  Path lock() {
    return path.resolve("lock");
  }

  StepSeconds seconds() {
    return new StepSeconds(path.resolve("seconds.properties"));
  }
}
