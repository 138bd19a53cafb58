package io.intarsia.cli.commands;

import io.intarsia.cli.Arguments;
import io.intarsia.cli.Command;
import io.intarsia.cli.Console;
import io.intarsia.core.UserException;
import io.intarsia.core.config.Configs;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.eval.protocol.SvmEvaluation;
import io.intarsia.eval.report.ConsoleReport;
import io.intarsia.eval.report.ReportFiles;
import io.intarsia.proto.EvaluationConfig;
import io.intarsia.proto.EvaluationReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code intarsia evaluate svm}: what each layer of a backbone is worth to a linear machine. */
public final class EvaluateSvmCommand implements Command {
  @Override
  public String name() {
    return "evaluate svm";
  }

  @Override
  public String summary() {
    return "score every layer of a model by linear SVMs, beside its random twin";
  }

  @Override
  public Help help() {
    return new Help(
        "--model DIR --data DIR --config FILE --out DIR [--set PATH=VALUE ...]",
        """
        Trains linear support vector machines on the features of each layer, as Goyal et al. 2019 do \
        on VOC07, and does the same with the network's random twins. Prints a table and writes \
        report.html (a page for people), report.json and report.txtpb.""",
        List.of(
            "intarsia evaluate svm --model saved-models/jigsaw-resnet18/1 --data data/voc"
                + " --config configs/voc07_subset_svm.txtpb --out reports/jigsaw"));
  }

  @Override
  public Options options() {
    return new Options()
        .addOption(
            Arguments.required("model", "DIR", "a version of a SavedModel: saved-models/NAME/1"))
        .addOption(Arguments.required("data", "DIR", "a data set with labels and two splits"))
        .addOption(Arguments.required("config", "FILE", "an evaluation config, protobuf text"))
        .addOption(Arguments.required("out", "DIR", "where the report goes"))
        .addOption(Arguments.set());
  }

  @Override
  public void run(CommandLine line, Console console) throws IOException {
    Path model = Arguments.existingPath(line, "model");
    Path out = Path.of(line.getOptionValue("out"));
    EvaluationConfig config = read(line);
    ImportedDataset data = ImportedDataset.open(Arguments.existingPath(line, "data"));
    EvaluationReport report = new SvmEvaluation(config, data, console.progress()).run(model);
    ReportFiles.write(report, out);
    ConsoleReport.lines(report).forEach(console.out()::println);
    console.out().println();
    console.out().printf("report: %s%n", out.resolve(ReportFiles.HTML));
  }

  private static EvaluationConfig read(CommandLine line) {
    Path file = Arguments.existingPath(line, "config");
    EvaluationConfig config =
        Configs.read(file, Arguments.settings(line), EvaluationConfig.getDefaultInstance());
    if (!config.hasLinearSvm()) {
      throw new UserException("%s: has no linear_svm; this command needs one".formatted(file));
    }
    return Configs.resolve(config);
  }
}
