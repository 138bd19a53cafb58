package io.intarsia.cli.commands;

import io.intarsia.cli.Command;
import io.intarsia.cli.Console;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.train.bench.TrainBenchmark;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code intarsia bench train}: the speed of the training step. */
public final class BenchTrainCommand implements Command {
  @Override
  public String name() {
    return "bench train";
  }

  @Override
  public String summary() {
    return "measure the training step on images made in the graph";
  }

  @Override
  public Help help() {
    return new Help(
        "[--config FILE] [--backbone NAME] [--patch N] [--puzzles N] [--precision P] [--set ...]",
        "Builds the graph that pretrain builds, on noise in place of photographs; takes 3 steps to"
            + " warm up and times 12. Images are what the backbone sees: for Jigsaw"
            + " tiles, for Colorization photographs. The peak is the better of a large"
            + " convolution and a large matrix product, timed in the same process afterwards.",
        List.of(
            "intarsia bench train --backbone resnet50 --patch 64 --puzzles 32"
                + " --precision bfloat16",
            "intarsia bench train --config configs/colorization_resnet18_small.txtpb"));
  }

  @Override
  public Options options() {
    return BenchConfig.addOptions(new Options());
  }

  @Override
  public void run(CommandLine line, Console console) {
    ExperimentConfig config = BenchConfig.read(line);
    TrainBenchmark.Result result = TrainBenchmark.run(config);
    console.out().printf("images_per_second: %.1f%n", result.imagesPerSecond());
    console.out().printf("seconds_per_step: %.3f%n", result.stepSeconds());
    console.out().printf("first_loss: %.4f%n", result.firstLoss());
    console.out().printf("last_loss: %.4f%n", result.lastLoss());
    console.out().printf("gflop_per_step: %.0f%n", result.stepFlops() / 1e9);
    console.out().printf("peak_gflop_per_second: %.0f%n", result.peak() / 1e9);
    console.out().printf("percent_of_peak: %.1f%n", result.percentOfPeak());
  }
}
