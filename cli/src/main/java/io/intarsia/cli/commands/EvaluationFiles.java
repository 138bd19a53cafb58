package io.intarsia.cli.commands;

import io.intarsia.cli.Arguments;
import io.intarsia.cli.Console;
import io.intarsia.core.config.Configs;
import io.intarsia.eval.report.ConsoleReport;
import io.intarsia.eval.report.ReportFiles;
import io.intarsia.proto.EvaluationConfig;
import io.intarsia.proto.EvaluationReport;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** What every evaluation of a SavedModel reads and writes. */
final class EvaluationFiles {
  static final String USAGE =
      "--model DIR --data DIR --config FILE --out DIR [--set PATH=VALUE ...]";

  /** Of evaluations that can take features which were kept. */
  static final String USAGE_WITH_FEATURES = USAGE + " [--features DIR]";

  private EvaluationFiles() {}

  static Options options() {
    return new Options()
        .addOption(Arguments.required("model", "DIR", ModelChoice.DESCRIPTION))
        .addOption(Arguments.required("data", "DIR", "a data set with labels and two splits"))
        .addOption(Arguments.required("config", "FILE", "an evaluation config, protobuf text"))
        .addOption(Arguments.required("out", "DIR", "where the report goes"))
        .addOption(Arguments.set());
  }

  /** Those of evaluations that can take features which were kept. */
  static Options optionsWithFeatures() {
    return options()
        .addOption(
            Arguments.optional(
                "features", "DIR", "where features are kept: found there, or made once and left"));
  }

  /** Reads the config, with every default filled in. */
  static EvaluationConfig config(CommandLine line) {
    Path file = Arguments.existingPath(line, "config");
    return Configs.resolve(
        Configs.read(file, Arguments.settings(line), EvaluationConfig.getDefaultInstance()));
  }

  /** Writes the report's files and prints it. */
  static void write(CommandLine line, EvaluationReport report, Console console) throws IOException {
    Path out = Path.of(line.getOptionValue("out"));
    ReportFiles.write(report, out);
    ConsoleReport.lines(report).forEach(console.out()::println);
    console.out().println();
    console.out().printf("report: %s%n", out.resolve(ReportFiles.HTML));
  }
}
