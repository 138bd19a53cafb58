package io.intarsia.cli.commands;

import com.google.protobuf.Message;
import io.intarsia.cli.Arguments;
import io.intarsia.cli.Command;
import io.intarsia.cli.Console;
import io.intarsia.core.UserException;
import io.intarsia.core.config.Configs;
import io.intarsia.core.config.Suggestions;
import io.intarsia.proto.DetectionConfig;
import io.intarsia.proto.EvaluationConfig;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.SuiteConfig;
import io.intarsia.proto.SweepConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code intarsia config show}: a config checked, with settings applied and defaults filled. */
public final class ConfigShowCommand implements Command {
  private static final Map<String, Message> KINDS =
      Map.of(
          "experiment", ExperimentConfig.getDefaultInstance(),
          "evaluation", EvaluationConfig.getDefaultInstance(),
          "detection", DetectionConfig.getDefaultInstance(),
          "suite", SuiteConfig.getDefaultInstance(),
          "sweep", SweepConfig.getDefaultInstance());

  @Override
  public String name() {
    return "config show";
  }

  @Override
  public String summary() {
    return "check a config and print it with every default filled in";
  }

  @Override
  public Help help() {
    return new Help(
        "--config FILE [--kind experiment|evaluation|detection|suite|sweep] [--set PATH=VALUE ...]",
        "Reads a config, applies the settings, checks every value and prints the result with"
            + " defaults filled in: what a run with it would record.",
        List.of(
            "intarsia config show --config configs/jigsaw_resnet18_small.txtpb"
                + " --set schedule.steps=2000"));
  }

  @Override
  public Options options() {
    return new Options()
        .addOption(Arguments.required("config", "FILE", "the config, protobuf text"))
        .addOption(
            Arguments.optional(
                "kind", "KIND", "experiment (the default), evaluation, detection, suite or sweep"))
        .addOption(Arguments.set());
  }

  @Override
  public void run(CommandLine line, Console console) {
    String kind = line.getOptionValue("kind", "experiment");
    Message prototype = KINDS.get(kind);
    if (prototype == null) {
      throw new UserException(
          "--kind: there is no kind '%s'; nearest: %s"
              .formatted(
                  kind,
                  String.join(", ", Suggestions.nearest(kind, new TreeMap<>(KINDS).keySet()))));
    }
    Message config =
        Configs.read(Path.of(line.getOptionValue("config")), Arguments.settings(line), prototype);
    console.out().print(Configs.resolve(config));
  }
}
