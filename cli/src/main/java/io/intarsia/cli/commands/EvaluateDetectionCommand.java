package io.intarsia.cli.commands;

import io.intarsia.cli.Arguments;
import io.intarsia.cli.Command;
import io.intarsia.cli.Console;
import io.intarsia.cli.StoppedException;
import io.intarsia.core.config.Configs;
import io.intarsia.core.progress.Progress;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.data.proposals.Proposals;
import io.intarsia.eval.detection.page.DetectionTables;
import io.intarsia.eval.detector.DetectionData;
import io.intarsia.eval.protocol.DetectorEvaluation;
import io.intarsia.eval.report.ReportFiles;
import io.intarsia.proto.DetectionConfig;
import io.intarsia.proto.EvaluationReport;
import io.intarsia.train.engine.Interruption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code intarsia evaluate detection}: what a backbone is worth to a detector. */
public final class EvaluateDetectionCommand implements Command {
  private static final String TWIN = "random-twin";

  @Override
  public String name() {
    return "evaluate detection";
  }

  @Override
  public String summary() {
    return "train a Fast R-CNN on a backbone, find the objects of the test split, score them";
  }

  @Override
  public Help help() {
    return new Help(
        "--model DIR --data DIR --proposals DIR --config FILE --out DIR [--random-twin SEED]"
            + " [--set PATH=VALUE ...]",
        """
        Trains a detector on the backbone's weights, as the config says: frozen (the part that looks at \
        regions) or in full. Then looks at the test split and scores what it finds. The output directory \
        gets run/ (checkpoints, log, TensorBoard events), model/detector/1 (a SavedModel that \
        intarsia detect and TensorFlow Serving load), found/ (what it finds) and the scores.
        The same command on the same --out goes on where it was stopped or killed, and ends with the \
        same bytes. The random twin is the same network with the initialiser's weights, its batch \
        statistics averaged over training pictures.""",
        List.of(
            "intarsia evaluate detection --model saved-models/jigsaw-resnet18/1 --data data/voc"
                + " --proposals data/voc-proposals --config configs/voc07_subset_detection_frozen.txtpb"
                + " --out reports/jigsaw-detection"));
  }

  @Override
  public Options options() {
    return new Options()
        .addOption(
            Arguments.required(
                "model", "DIR", ModelChoice.DESCRIPTION + "; or a checkpoint. Of a ResNet"))
        .addOption(Arguments.required("data", "DIR", "a data set with boxes and two splits"))
        .addOption(Arguments.required("proposals", "DIR", "made by intarsia proposals"))
        .addOption(Arguments.required("config", "FILE", "a detection config, protobuf text"))
        .addOption(Arguments.required("out", "DIR", "new, or one to go on with"))
        .addOption(
            Arguments.optional(
                TWIN, "SEED", "begin with random weights of that seed in the model's place"))
        .addOption(Arguments.set());
  }

  @Override
  public void run(CommandLine line, Console console) throws IOException {
    Path file = Arguments.existingPath(line, "config");
    List<String> settings = Arguments.settings(line);
    DetectionConfig config =
        Configs.resolve(Configs.read(file, settings, DetectionConfig.getDefaultInstance()));
    ImportedDataset dataset = ImportedDataset.open(Arguments.existingPath(line, "data"));
    Proposals proposals = Proposals.open(Arguments.existingPath(line, "proposals"), dataset);
    DetectionData data =
        new DetectionData(
            dataset,
            (record, most) -> proposals.boxes(record, most == 0 ? Integer.MAX_VALUE : most),
            proposals.manifest().getChecksum(),
            config.getClassesList());
    Progress progress =
        config.getExecution().getProgress() ? console.progress() : Progress.silent();
    Path out = Path.of(line.getOptionValue("out"));
    DetectorEvaluation evaluation = new DetectorEvaluation(config, data, out, progress);
    try (ModelChoice model = ModelChoice.open(Arguments.existingPath(line, "model"));
        Interruption interruption = new Interruption()) {
      DetectorEvaluation.Outcome outcome =
          evaluation.run(
              model.version(), twin(line), asGiven(file, settings), interruption::isRequested);
      print(outcome, out, console);
      if (interruption.exitCode().isPresent()) {
        throw new StoppedException(interruption.exitCode().getAsInt());
      }
    }
  }

  private static void print(DetectorEvaluation.Outcome outcome, Path out, Console console) {
    if (outcome.model().isPresent() && outcome.report().isEmpty()) {
      console
          .out()
          .printf(
              "trained, stopped among the test pictures in %s; the same command goes on%n", out);
      return;
    }
    if (outcome.report().isEmpty()) {
      console
          .out()
          .printf(
              "stopped at step %d, saved in %s; the same command goes on%n",
              outcome.training().lastStep(), out);
      return;
    }
    EvaluationReport report = outcome.report().get();
    console.out().printf("%s on %s%n", report.getModel(), report.getDataName());
    console.out().printf("%s, in percent%n%n", report.getMetric());
    new DetectionTables(report.getDetection()).lines().forEach(console.out()::println);
    console.out().println();
    outcome.model().ifPresent(model -> console.out().printf("detector: %s%n", model));
    console.out().printf("report: %s%n", out.resolve(ReportFiles.HTML));
  }

  private static OptionalLong twin(CommandLine line) {
    return line.hasOption(TWIN)
        ? OptionalLong.of(Arguments.integer(line, TWIN, 1, 0, Integer.MAX_VALUE))
        : OptionalLong.empty();
  }

  private static String asGiven(Path file, List<String> settings) throws IOException {
    return Files.readString(file)
        + settings.stream()
            .map(setting -> "# --set " + setting + "\n")
            .collect(Collectors.joining());
  }
}
