package io.intarsia.cli.commands;

import io.intarsia.cli.Command;
import io.intarsia.cli.Console;
import io.intarsia.core.config.ConfigReference;
import io.intarsia.proto.DetectionConfig;
import io.intarsia.proto.EvaluationConfig;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.SuiteConfig;
import io.intarsia.proto.SweepConfig;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code intarsia config docs}: the reference of every config field, as Markdown. */
public final class ConfigDocsCommand implements Command {
  @Override
  public String name() {
    return "config docs";
  }

  @Override
  public String summary() {
    return "print the reference of every config field (docs/config.md)";
  }

  @Override
  public Help help() {
    return new Help(
        "",
        "Prints the reference of every config field: its meaning, default and limits, as they stand"
            + " in the protos.",
        List.of("intarsia config docs > docs/config.md"));
  }

  @Override
  public Options options() {
    return new Options();
  }

  @Override
  public void run(CommandLine line, Console console) {
    console.out().print(markdown());
  }

  /** What {@code docs/config.md} must hold. */
  static String markdown() {
    return ConfigReference.markdown(
        List.of(
            ExperimentConfig.getDescriptor(),
            EvaluationConfig.getDescriptor(),
            DetectionConfig.getDescriptor(),
            SuiteConfig.getDescriptor(),
            SweepConfig.getDescriptor()));
  }
}
