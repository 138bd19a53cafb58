package io.intarsia.cli.commands;

import com.google.protobuf.TextFormat;
import io.intarsia.cli.Arguments;
import io.intarsia.cli.Command;
import io.intarsia.cli.Console;
import io.intarsia.core.UserException;
import io.intarsia.core.config.Configs;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.eval.detection.BoxEvaluation;
import io.intarsia.eval.detection.Detection;
import io.intarsia.eval.detection.files.Comp4Files;
import io.intarsia.eval.detection.page.DetectionFiles;
import io.intarsia.eval.detection.page.DetectionTables;
import io.intarsia.eval.report.ReportFiles;
import io.intarsia.proto.BoxScoringConfig;
import io.intarsia.proto.EvaluationConfig;
import io.intarsia.proto.EvaluationReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code intarsia evaluate detections}: what a detector's boxes are worth, whoever made them. */
public final class EvaluateDetectionsCommand implements Command {
  @Override
  public String name() {
    return "evaluate detections";
  }

  @Override
  public String summary() {
    return "score a detector's boxes in VOC's files: AP of each class, by size, beside chance";
  }

  @Override
  public Help help() {
    return new Help(
        "--data DIR --from DIR --out DIR [--split NAME] [--name NAME] [--set PATH=VALUE ...]",
        """
        Reads detections of any program from PASCAL VOC's files (comp4_det_test_car.txt: a line 'id \
        score left top right bottom' for each box, corners from 1) and scores them by VOC's rule at \
        IoU 0.5: average precision by 11 points and by area, of each class and size, with an interval \
        over resampled test pictures and beside the same boxes on shuffled ones. Writes report.html \
        (with the best and worst pictures and each class's mistakes), report.json, report.txtpb, the \
        detections as comp4/ and COCO's coco_results.json.""",
        List.of(
            "intarsia evaluate detections --data data/voc07 --from results/VOC2007/Main --out"
                + " reports/theirs"));
  }

  @Override
  public Options options() {
    return new Options()
        .addOption(Arguments.required("data", "DIR", "an imported data set with boxes"))
        .addOption(Arguments.required("from", "DIR", "where the files of the classes are"))
        .addOption(Arguments.required("out", "DIR", "where the report goes"))
        .addOption(
            Arguments.optional(
                "split", "NAME", "split that was searched, as in the files' names; default test"))
        .addOption(
            Arguments.optional("name", "NAME", "what the report calls the detector; default DIR"))
        .addOption(Arguments.set());
  }

  @Override
  public void run(CommandLine line, Console console) throws IOException {
    ImportedDataset data = ImportedDataset.open(Arguments.existingPath(line, "data"));
    Path from = Arguments.existingPath(line, "from");
    EvaluationConfig config = config(line);
    BoxEvaluation evaluation = new BoxEvaluation(config, data);
    String split = config.getBoxes().getTestSplit();
    List<Detection> detections = Comp4Files.read(from, split, evaluation.truth());
    EvaluationReport report =
        evaluation
            .run(line.getOptionValue("name", from.getFileName().toString()), detections)
            .build();
    Path out = Path.of(line.getOptionValue("out"));
    if (out.resolve(DetectionFiles.COMP4).toAbsolutePath().equals(from.toAbsolutePath())) {
      throw new UserException("--out: its comp4 folder is what --from reads; choose another");
    }
    DetectionFiles.write(report, data, evaluation.truth(), detections, out);
    print(report, out, console);
  }

  private static EvaluationConfig config(CommandLine line) {
    EvaluationConfig.Builder config = EvaluationConfig.newBuilder();
    BoxScoringConfig.Builder rules = config.getBoxesBuilder();
    rules.setTestSplit(line.getOptionValue("split", "test"));
    return Configs.resolve(
        Configs.parse(
            TextFormat.printer().printToString(config),
            "evaluate detections",
            Arguments.settings(line),
            EvaluationConfig.getDefaultInstance()));
  }

  private static void print(EvaluationReport report, Path out, Console console) {
    console.out().printf("%s on %s%n", report.getModel(), report.getDataName());
    console.out().printf("%s, in percent%n%n", report.getMetric());
    new DetectionTables(report.getDetection()).lines().forEach(console.out()::println);
    console.out().printf("%nreport: %s%n", out.resolve(ReportFiles.HTML));
  }
}
