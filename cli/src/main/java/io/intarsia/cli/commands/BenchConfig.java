package io.intarsia.cli.commands;

import com.google.protobuf.TextFormat;
import io.intarsia.cli.Arguments;
import io.intarsia.core.config.Configs;
import io.intarsia.models.backbones.Backbones;
import io.intarsia.proto.ExperimentConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** The experiment that a training benchmark measures: a shipped config and what options change. */
final class BenchConfig {
  private static final String SHIPPED = "configs/bench_jigsaw_resnet50.txtpb";

  private BenchConfig() {}

  static Options addOptions(Options options) {
    return options
        .addOption(Arguments.optional("config", "FILE", "the experiment; " + SHIPPED))
        .addOption(
            Arguments.optional(
                "backbone", "NAME", "one of " + String.join(", ", Backbones.names())))
        .addOption(Arguments.optional("patch", "PIXELS", "side of a Jigsaw tile"))
        .addOption(Arguments.optional("puzzles", "N", "photographs of a step"))
        .addOption(PrecisionOption.option("float32 or bfloat16"))
        .addOption(Arguments.set());
  }

  /** Reads config and options; the result is resolved. */
  static ExperimentConfig read(CommandLine line) {
    Path file =
        line.hasOption("config")
            ? Arguments.existingPath(line, "config")
            : Path.of(System.getProperty("intarsia.home", ".")).resolve(SHIPPED);
    List<String> settings = new ArrayList<>();
    if (line.hasOption("backbone")) {
      String backbone =
          TextFormat.printer().printToString(Backbones.named(line.getOptionValue("backbone")));
      settings.add("backbone={" + backbone + "}");
    }
    addSetting(line, "patch", "pretext.jigsaw.puzzle.patch", settings);
    addSetting(line, "puzzles", "input.batch_size", settings);
    PrecisionOption.of(line).ifPresent(precision -> settings.add("precision=" + precision));
    settings.addAll(Arguments.settings(line));
    return Configs.resolve(Configs.read(file, settings, ExperimentConfig.getDefaultInstance()));
  }

  private static void addSetting(
      CommandLine line, String option, String path, List<String> settings) {
    if (line.hasOption(option)) {
      settings.add(path + "=" + line.getOptionValue(option));
    }
  }
}
