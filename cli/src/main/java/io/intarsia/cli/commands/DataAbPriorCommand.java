package io.intarsia.cli.commands;

import io.intarsia.cli.Arguments;
import io.intarsia.cli.Command;
import io.intarsia.cli.Console;
import io.intarsia.core.UserException;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.data.input.AbCensus;
import io.intarsia.data.targets.AbBins;
import io.intarsia.data.targets.AbHistogram;
import io.intarsia.data.targets.AbPrior;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code intarsia data ab-prior}: the colours of a data set, as bins with frequencies. */
public final class DataAbPriorCommand implements Command {
  private static final String ZHANG = "zhang";
  private static final int MIN_STEP = 2;
  private static final int MAX_STEP = 64;
  private static final double SIGMA = 5;

  @Override
  public String name() {
    return "data ab-prior";
  }

  @Override
  public String summary() {
    return "count the colours of a data set: bins and frequencies for colorization";
  }

  @Override
  public Help help() {
    return new Help(
        "--data DIR --out FILE [--grid zhang|STEP] [--sigma S]",
        "Counts the ab of every photo's pixels. With --grid zhang the bins are the 313 of Zhang et"
            + " al., with a number those cells of a grid of that step that have a pixel. The"
            + " frequencies are smoothed by a Gaussian over ab; --sigma 0 leaves them as counted."
            + " A config takes the file as pretext.colorization.bins.file; class rebalancing needs"
            + " it.",
        List.of(
            "intarsia data ab-prior --data data/pool --out data/ab-bins.txtpb",
            "intarsia data ab-prior --data data/pool --grid 20 --sigma 0 --out coarse.txtpb"));
  }

  @Override
  public Options options() {
    return new Options()
        .addOption(Arguments.required("data", "DIR", "an imported data set"))
        .addOption(Arguments.required("out", "FILE", "the table to write"))
        .addOption(
            Arguments.optional("grid", "GRID", "zhang (the default), or a step such as 5 or 10"))
        .addOption(Arguments.optional("sigma", "S", "deviation of the smoothing, units of ab; 5"));
  }

  @Override
  public void run(CommandLine line, Console console) throws IOException {
    String grid = line.getOptionValue("grid", ZHANG);
    int step = grid.equals(ZHANG) ? 0 : Arguments.integer(line, "grid", 0, MIN_STEP, MAX_STEP);
    double sigma = Arguments.number(line, "sigma", SIGMA, 0, Double.POSITIVE_INFINITY);
    ImportedDataset dataset = ImportedDataset.open(Arguments.existingPath(line, "data"));
    if (dataset.size() == 0) {
      throw new UserException("--data: %s has no pictures".formatted(dataset.directory()));
    }
    AbHistogram histogram = AbCensus.take(dataset, console.progress());
    AbBins counted =
        step == 0 ? AbPrior.ofZhang(histogram, sigma) : AbPrior.ofGrid(histogram, step, sigma);
    AbBins bins =
        new AbBins(
            counted.table().toBuilder().setDataChecksum(dataset.manifest().getChecksum()).build());
    Path out = Path.of(line.getOptionValue("out"));
    bins.write(out);
    console.out().printf("%s: %d bins from %d photos%n", out, bins.size(), dataset.size());
    console.out().printf("most_frequent: %s%n", mostFrequent(bins));
  }

  private static String mostFrequent(AbBins bins) {
    float[] frequencies = bins.frequencies();
    int most = 0;
    for (int i = 0; i < frequencies.length; i++) {
      most = frequencies[i] > frequencies[most] ? i : most;
    }
    float[] center = bins.centers()[most];
    return "a %.1f, b %.1f: %.1f %%".formatted(center[0], center[1], 100 * frequencies[most]);
  }
}
