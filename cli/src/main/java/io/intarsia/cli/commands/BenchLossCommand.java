package io.intarsia.cli.commands;

import io.intarsia.cli.Arguments;
import io.intarsia.cli.Command;
import io.intarsia.cli.Console;
import io.intarsia.core.UserException;
import io.intarsia.train.bench.LossBenchmark;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code intarsia bench loss}: what colorization saves by never making a wide target. */
public final class BenchLossCommand implements Command {
  private static final int PICTURES = 32;
  private static final int TARGET = 56;
  private static final int CLASSES = 313;
  private static final int NEIGHBORS = 10;
  private static final int ROUNDS = 20;
  private static final int MANY = 10_000;

  /** A gigabyte of them. */
  private static final int MOST_LOGITS = 1 << 28;

  @Override
  public String name() {
    return "bench loss";
  }

  @Override
  public String summary() {
    return "time and weigh colorization's loss, beside one with a target as wide as the logits";
  }

  @Override
  public Help help() {
    return new Help(
        "[--pictures N] [--target N] [--classes N] [--neighbors N] [--rounds N]",
        "Computes the soft cross-entropy of a step and its gradient by the logits in turns: as"
            + " pretrain does, from the K colours that share a place, and by TensorFlow's fused"
            + " operation from a target that has a number for every colour. Prints the median"
            + " milliseconds of both, how many times faster the first is, and the most memory that"
            + " each holds beside the logits.",
        List.of("intarsia bench loss", "intarsia bench loss --pictures 64 --target 12"));
  }

  @Override
  public Options options() {
    return new Options()
        .addOption(Arguments.optional("pictures", "N", "photographs of a step; " + PICTURES))
        .addOption(Arguments.optional("target", "N", "side of a photograph's target; " + TARGET))
        .addOption(Arguments.optional("classes", "N", "colours; " + CLASSES))
        .addOption(Arguments.optional("neighbors", "N", "colours of a place; " + NEIGHBORS))
        .addOption(Arguments.optional("rounds", "N", "pairs that are timed; " + ROUNDS));
  }

  @Override
  public void run(CommandLine line, Console console) throws IOException {
    int pictures = Arguments.integer(line, "pictures", PICTURES, 1, MANY);
    int side = Arguments.integer(line, "target", TARGET, 1, MANY);
    int classes = Arguments.integer(line, "classes", CLASSES, 1, MANY);
    int neighbors = Arguments.integer(line, "neighbors", NEIGHBORS, 1, classes);
    int rounds = Arguments.integer(line, "rounds", ROUNDS, 1, MANY);
    long places = (long) pictures * side * side;
    if (places * classes > MOST_LOGITS) {
      throw new UserException(
          "%,d pictures of %d x %d places and %d colours are %,d logits: at most %,d can be timed"
              .formatted(pictures, side, side, classes, places * classes, MOST_LOGITS));
    }
    print(
        console.out(),
        places,
        LossBenchmark.run(Math.toIntExact(places), classes, neighbors, rounds));
  }

  private static void print(PrintStream out, long places, LossBenchmark.Result measured) {
    out.printf("places: %d%n", places);
    out.printf("sparse_milliseconds: %.3f%n", 1000 * measured.seconds().first());
    out.printf("dense_milliseconds: %.3f%n", 1000 * measured.seconds().second());
    out.printf("ratio: %.2f%n", measured.seconds().ratio());
    out.printf("sparse_mb: %.0f%n", measured.sparseMegabytes());
    out.printf("dense_mb: %.0f%n", measured.denseMegabytes());
  }
}
