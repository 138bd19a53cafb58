package io.intarsia.cli.commands;

import io.intarsia.cli.Arguments;
import io.intarsia.cli.Command;
import io.intarsia.cli.Console;
import io.intarsia.core.config.Configs;
import io.intarsia.proto.DetectionConfig;
import io.intarsia.proto.DetectorRecord;
import io.intarsia.train.bench.DetectorBenchmark;
import io.intarsia.train.run.StartingPoint;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code intarsia bench detector}: the speed of a detector's training step and of its body. */
public final class BenchDetectorCommand implements Command {
  private static final int STEPS = 12;
  private static final int MAX_STEPS = 10_000;

  /** Of VOC, where the config leaves the classes to the data set. */
  private static final int CLASSES = 20;

  @Override
  public String name() {
    return "bench detector";
  }

  @Override
  public String summary() {
    return "measure a detector's training step, and what of it its body takes";
  }

  @Override
  public Help help() {
    return new Help(
        "--model DIR --config FILE [--steps N] [--set PATH=VALUE ...]",
        """
        Builds the graph that evaluate detection trains, on noise in place of photographs: pictures of \
        3 by 4 scaled as the config says, and its number of regions in each. Takes 3 steps to warm up \
        and times N, in turn with the forward pass of the body alone (conv1 to res4). body_percent is \
        the body's share of the step's time, body_gflop_percent that of its operations. With a frozen \
        body images_per_second_at_most_without_body is the speed of a step that gets the body's \
        features for nothing: keeping them on disk cannot be faster. The classes are those of the \
        config, or 20.""",
        List.of(
            "intarsia bench detector --model saved-models/jigsaw-resnet18/1"
                + " --config configs/voc07_subset_detection_frozen.txtpb"));
  }

  @Override
  public Options options() {
    return new Options()
        .addOption(
            Arguments.required(
                "model", "DIR", ModelChoice.DESCRIPTION + "; or a checkpoint. Of a ResNet"))
        .addOption(Arguments.required("config", "FILE", "a detection config, protobuf text"))
        .addOption(Arguments.optional("steps", "N", "steps that are timed; " + STEPS))
        .addOption(Arguments.set());
  }

  @Override
  public void run(CommandLine line, Console console) throws IOException {
    DetectionConfig config =
        Configs.read(
            Arguments.existingPath(line, "config"),
            Arguments.settings(line),
            DetectionConfig.getDefaultInstance());
    int steps = Arguments.integer(line, "steps", STEPS, 1, MAX_STEPS);
    try (ModelChoice model = ModelChoice.open(Arguments.existingPath(line, "model"))) {
      StartingPoint start = StartingPoint.open(model.version());
      DetectorRecord record =
          DetectorRecord.newBuilder()
              .setConfig(config)
              .setBackbone(start.experiment())
              .addAllClasses(classes(config))
              .build();
      print(DetectorBenchmark.run(Configs.resolve(record), start, steps), console);
    }
  }

  private static List<String> classes(DetectionConfig config) {
    return config.getClassesCount() > 0
        ? config.getClassesList()
        : IntStream.rangeClosed(1, CLASSES).mapToObj(number -> "class " + number).toList();
  }

  private static void print(DetectorBenchmark.Result result, Console console) {
    console.out().printf("images_per_second: %.3f%n", result.imagesPerSecond());
    console.out().printf("step_seconds: %.4f%n", result.stepSeconds());
    console.out().printf("body_seconds: %.4f%n", result.bodySeconds());
    console.out().printf("body_percent: %.1f%n", result.bodyPercent());
    console.out().printf("gflop_per_step: %.1f%n", result.stepFlops() / 1e9);
    console.out().printf("body_gflop_percent: %.1f%n", result.bodyFlopPercent());
    result
        .imagesPerSecondWithoutBody()
        .ifPresent(
            speed -> console.out().printf("images_per_second_at_most_without_body: %.3f%n", speed));
  }
}
