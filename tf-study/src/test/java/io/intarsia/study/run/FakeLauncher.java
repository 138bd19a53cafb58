package io.intarsia.study.run;

import io.intarsia.core.config.Configs;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.eval.report.ReportFiles;
import io.intarsia.proto.EvaluationReport;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.LayerScores;
import io.intarsia.proto.LowShotScores;
import io.intarsia.proto.SampleScores;
import io.intarsia.proto.SubjectScores;
import io.intarsia.train.publish.RandomBackbone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Leaves what the commands of a trial would leave, without training anything. */
final class FakeLauncher implements Launcher {
  /** What was run: the command's first words and its --out or --to. */
  final List<String> commands = new ArrayList<>();

  private final Predicate<List<String>> failing;
  private final List<Integer> codes;

  FakeLauncher(Predicate<List<String>> failing, int... codes) {
    this.failing = failing;
    this.codes = new ArrayList<>();
    for (int code : codes) {
      this.codes.add(code);
    }
  }

  /** All goes well. */
  static FakeLauncher sound() {
    return new FakeLauncher(arguments -> false, 0);
  }

  @Override
  public int run(List<String> arguments, Path log, BooleanSupplier stop) throws IOException {
    commands.add(arguments.get(0));
    if (failing.test(arguments)) {
      Files.writeString(log, "step 1 of 3\nintarsia pretrain: there is no picture\n");
      return codes.size() > 1 ? codes.remove(0) : codes.get(0);
    }
    switch (arguments.get(0)) {
      case "pretrain" -> Files.createDirectories(Path.of(value(arguments, "--out")));
      case "export" -> export(arguments);
      default -> evaluate(Path.of(value(arguments, "--out")));
    }
    return 0;
  }

  private static void export(List<String> arguments) throws IOException {
    Path models = Path.of(value(arguments, "--to"));
    Path version = models.resolve(value(arguments, "--name")).resolve("1");
    Path experiment = models.resolveSibling("experiment.txtpb");
    RandomBackbone.write(
        version,
        Configs.read(experiment, List.of(), ExperimentConfig.getDefaultInstance()),
        1,
        Collections.emptyIterator(),
        SessionOptions.defaults());
  }

  private static void evaluate(Path out) throws IOException {
    ReportFiles.write(
        EvaluationReport.newBuilder()
            .setDataName("grey pictures")
            .setMetric("accuracy")
            .addSubjects(
                SubjectScores.newBuilder()
                    .setSubject("trained")
                    .addLayers(
                        LayerScores.newBuilder()
                            .setLayer("res3")
                            .setScore(0.5)
                            .addReplicates(0.25)
                            .addReplicates(0.75)
                            .addLowShot(
                                LowShotScores.newBuilder()
                                    .setK(4)
                                    .setHonest(
                                        SampleScores.newBuilder()
                                            .setMean(0.25)
                                            .addReplicates(0.125)))))
            .build(),
        out);
  }

  private static String value(List<String> arguments, String option) {
    return arguments.get(arguments.indexOf(option) + 1);
  }
}
