package io.intarsia.cli.commands;

import io.intarsia.cli.Arguments;
import io.intarsia.cli.Command;
import io.intarsia.cli.Console;
import io.intarsia.core.UserException;
import io.intarsia.core.config.Configs;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.data.input.InputBenchmark;
import io.intarsia.data.input.PretextInput;
import io.intarsia.proto.ExperimentConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code intarsia bench input}: the speed of the input that {@code pretrain} uses. */
public final class BenchInputCommand implements Command {
  private static final int SAMPLES = 10_000;
  private static final int BATCH = 32;
  private static final int MAX_BATCH = 4096;
  private static final int MAX_PATCH = 1024;

  /** A config of each task that says no more than it must. */
  private static final SortedMap<String, String> DEFAULTS =
      new TreeMap<>(
          Map.of(
              "jigsaw",
              "pretext { jigsaw {} }",
              "colorization",
              "pretext { colorization {} } backbone { input: LIGHTNESS }"));

  @Override
  public String name() {
    return "bench input";
  }

  @Override
  public String summary() {
    return "time the input of a pretraining run alone";
  }

  @Override
  public Help help() {
    return new Help(
        "[--pretext TASK | --config FILE] --data DIR [--patch N] [--batch N] [--samples N]",
        "Builds the training input exactly as pretrain does and runs it with nothing behind it."
            + " Without --config it is the pretext task's default. jigsaw: photos resized to 256,"
            + " crops of 255, nine tiles of 64. colorization: crops of 224, targets of 56x56, the"
            + " 10 nearest of 313 bins. Prints samples_per_second, how many processors were busy,"
            + " and the CRC-32C of the first batch, which pretrain feeds too.",
        List.of(
            "intarsia bench input --pretext jigsaw --data data/voc --patch 64",
            "intarsia bench input --pretext colorization --data data/voc",
            "intarsia bench input --config configs/jigsaw_resnet18_small.txtpb --data data/pool"));
  }

  @Override
  public Options options() {
    return new Options()
        .addOption(Arguments.optional("pretext", "TASK", "jigsaw (the default) or colorization"))
        .addOption(Arguments.optional("config", "FILE", "an experiment's config"))
        .addOption(Arguments.required("data", "DIR", "an imported data set"))
        .addOption(Arguments.optional("patch", "N", "jigsaw: side of a tile in pixels"))
        .addOption(Arguments.optional("batch", "N", "samples of a batch; 32 without a config"))
        .addOption(Arguments.optional("samples", "N", "samples to time; 10000 by default"))
        .addOption(Arguments.set());
  }

  @Override
  public void run(CommandLine line, Console console) throws IOException {
    ExperimentConfig config = config(line);
    ImportedDataset dataset = ImportedDataset.open(Arguments.existingPath(line, "data"));
    int samples = Arguments.integer(line, "samples", SAMPLES, 1, Integer.MAX_VALUE);
    int batch = config.getInput().getBatchSize();
    InputBenchmark.Measurement measured =
        InputBenchmark.run(new PretextInput(config, dataset), batch, samples);
    console.out().printf("samples_per_second: %.1f%n", measured.samplesPerSecond());
    console.out().printf("processors_busy: %.2f%n", measured.processorsBusy());
    console.out().printf("samples: %d in batches of %d%n", measured.samples(), batch);
    console.out().printf("first_batch_crc32c: %08x%n", measured.firstBatchChecksum());
  }

  private static ExperimentConfig config(CommandLine line) {
    String task = line.getOptionValue("pretext", "jigsaw");
    String defaults = DEFAULTS.get(task);
    if (defaults == null) {
      throw new UserException(
          "--pretext: there is no task '%s'; known: %s"
              .formatted(task, String.join(", ", DEFAULTS.keySet())));
    }
    List<String> settings = new ArrayList<>();
    boolean named = line.hasOption("config");
    if (line.hasOption("batch") || !named) {
      int batch = Arguments.integer(line, "batch", BATCH, 1, MAX_BATCH);
      settings.add("input.batch_size=" + batch);
    }
    if (line.hasOption("patch")) {
      int patch = Arguments.integer(line, "patch", 0, 1, MAX_PATCH);
      settings.add("pretext.jigsaw.puzzle.patch=" + patch);
    }
    settings.addAll(Arguments.settings(line));
    ExperimentConfig prototype = ExperimentConfig.getDefaultInstance();
    return named
        ? Configs.read(Path.of(line.getOptionValue("config")), settings, prototype)
        : Configs.parse(defaults, "--pretext " + task, settings, prototype);
  }
}
