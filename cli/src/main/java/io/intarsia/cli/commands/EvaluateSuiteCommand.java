package io.intarsia.cli.commands;

import io.intarsia.cli.Arguments;
import io.intarsia.cli.Command;
import io.intarsia.cli.Console;
import io.intarsia.core.UserException;
import io.intarsia.core.config.Configs;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.eval.report.ReportFiles;
import io.intarsia.eval.report.SuiteFiles;
import io.intarsia.eval.suite.Suite;
import io.intarsia.eval.suite.SuiteModels;
import io.intarsia.proto.EvaluationConfig;
import io.intarsia.proto.SuiteConfig;
import io.intarsia.proto.SuiteEvaluation;
import io.intarsia.proto.SuiteReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code intarsia evaluate suite}: every evaluation of every model, in one report. */
public final class EvaluateSuiteCommand implements Command {
  @Override
  public String name() {
    return "evaluate suite";
  }

  @Override
  public String summary() {
    return "run several evaluations on several models and write one report";
  }

  @Override
  public Help help() {
    return new Help(
        "--config FILE --model NAME=DIR ... --data NAME=DIR ... --out DIR [--set PATH=VALUE ...]",
        """
        Runs the evaluations that a suite's config lists on all of its models, and writes their scores \
        side by side (of random networks the mean and range over their seeds): report.html (a page for people, with a page for each model and evaluation below \
        it), report.json, report.txtpb and report.csv. What OUT holds already is not made again, so a \
        suite that was stopped goes on.""",
        List.of(
            "intarsia evaluate suite --config configs/suite.txtpb --model jigsaw=saved-models/jigsaw-resnet18/1"
                + " --model colorization=saved-models/colorization-resnet18/1"
                + " --model supervised=saved-models/supervised-resnet18/1"
                + " --data voc=data/voc --data objects10=data/objects10 --data scenes=data/scenes"
                + " --out reports/suite"));
  }

  @Override
  public Options options() {
    return new Options()
        .addOption(Arguments.required("config", "FILE", "a suite's config, protobuf text"))
        .addOption(
            Arguments.required(
                "model", "NAME=DIR", "where a model of the suite lies, a version; repeats"))
        .addOption(
            Arguments.required("data", "NAME=DIR", "where a data set of the suite lies; repeats"))
        .addOption(Arguments.required("out", "DIR", "where the reports go"))
        .addOption(Arguments.set());
  }

  @Override
  public void run(CommandLine line, Console console) throws IOException {
    Path file = Arguments.existingPath(line, "config");
    SuiteConfig config =
        Configs.resolve(
            Configs.read(file, Arguments.settings(line), SuiteConfig.getDefaultInstance()));
    Path out = Path.of(line.getOptionValue("out"));
    SuiteModels models =
        new SuiteModels(config, Arguments.bindings(line, "model"), out.resolve("models"));
    List<Suite.Item> items = items(config, file, Arguments.bindings(line, "data"));
    SuiteReport report = new Suite(config, items, models, out, console.progress()).run();
    SuiteFiles.write(report, out);
    SuiteFiles.lines(report).forEach(console.out()::println);
    console.out().println();
    console.out().printf("report: %s%n", out.resolve(ReportFiles.HTML));
  }

  private static List<Suite.Item> items(SuiteConfig config, Path file, Map<String, Path> data)
      throws IOException {
    List<Suite.Item> items = new ArrayList<>();
    for (SuiteEvaluation each : config.getEvaluationsList()) {
      Path directory = data.get(each.getData());
      if (directory == null) {
        throw new UserException(
            "--data: the suite wants '%s', got %s".formatted(each.getData(), data.keySet()));
      }
      EvaluationConfig evaluation =
          Configs.read(
              file.resolveSibling(each.getConfig()),
              List.of(),
              EvaluationConfig.getDefaultInstance());
      items.add(
          new Suite.Item(
              Configs.resolve(evaluation),
              each.getData(),
              ImportedDataset.open(directory),
              each.getRandomSeeds()));
    }
    return items;
  }
}
