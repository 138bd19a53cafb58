package io.intarsia.cli.commands;

import io.intarsia.cli.Arguments;
import io.intarsia.cli.Command;
import io.intarsia.cli.Console;
import io.intarsia.core.config.Configs;
import io.intarsia.core.measure.InTurns;
import io.intarsia.data.targets.AbBins;
import io.intarsia.data.targets.EncodingBenchmark;
import io.intarsia.data.targets.SoftEncoding;
import io.intarsia.proto.ColorizationConfig;
import io.intarsia.proto.ExperimentConfig;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code intarsia bench encoding}: what the table of candidate colours saves. */
public final class BenchEncodingCommand implements Command {
  private static final int ROUNDS = 100;
  private static final int MAX_ROUNDS = 100_000;

  @Override
  public String name() {
    return "bench encoding";
  }

  @Override
  public String summary() {
    return "time the soft encoding of colours, through its table and without";
  }

  @Override
  public Help help() {
    return new Help(
        "[--config FILE] [--rounds N] [--set ...]",
        "Encodes the target of one photo on one thread, in turns through the table of candidate"
            + " bins, as pretrain does, and by the nearest of all bins. Without --config it is the"
            + " default: 56x56 places, the 10 nearest of 313 bins. Prints the median milliseconds"
            + " of both, and how many times faster the table is.",
        List.of(
            "intarsia bench encoding",
            "intarsia bench encoding --set pretext.colorization.encoding.neighbors=40"));
  }

  @Override
  public Options options() {
    return new Options()
        .addOption(Arguments.optional("config", "FILE", "a colorization experiment's config"))
        .addOption(Arguments.optional("rounds", "N", "pairs that are timed; " + ROUNDS))
        .addOption(Arguments.set());
  }

  @Override
  public void run(CommandLine line, Console console) {
    ColorizationConfig config = config(line).getPretext().getColorization();
    SoftEncoding encoding = new SoftEncoding(AbBins.create(config.getBins()), config.getEncoding());
    int side = config.getPhoto().getTarget();
    int rounds = Arguments.integer(line, "rounds", ROUNDS, 1, MAX_ROUNDS);
    InTurns measured = EncodingBenchmark.run(encoding, side, rounds);
    console.out().printf("places: %d, neighbors: %d%n", side * side, encoding.neighbors());
    console.out().printf("table_milliseconds: %.3f%n", 1000 * measured.first());
    console.out().printf("direct_milliseconds: %.3f%n", 1000 * measured.second());
    console.out().printf("ratio: %.2f%n", measured.ratio());
  }

  private static ExperimentConfig config(CommandLine line) {
    ExperimentConfig prototype = ExperimentConfig.getDefaultInstance();
    List<String> settings = Arguments.settings(line);
    return line.hasOption("config")
        ? Configs.read(Path.of(line.getOptionValue("config")), settings, prototype)
        : Configs.parse("pretext { colorization {} }", "the default", settings, prototype);
  }
}
