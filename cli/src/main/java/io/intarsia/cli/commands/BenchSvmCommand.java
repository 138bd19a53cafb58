package io.intarsia.cli.commands;

import io.intarsia.cli.Arguments;
import io.intarsia.cli.Command;
import io.intarsia.cli.Console;
import io.intarsia.core.UserException;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.eval.bench.LabelledFeatures;
import io.intarsia.eval.bench.NetworkLikeFeatures;
import io.intarsia.eval.bench.RealFeatures;
import io.intarsia.eval.bench.SvmBenchmark;
import io.intarsia.eval.classification.SvmProtocol;
import io.intarsia.eval.features.FeatureDirectory;
import io.intarsia.eval.svm.KernelForm;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code intarsia bench svm}: how fast all machines of the VOC07 protocol are found. */
public final class BenchSvmCommand implements Command {
  private static final int ROWS = 5011;
  private static final int DIMENSIONS = 9216;
  private static final int CLASSES = 20;
  private static final int DRAWS = 12;
  private static final int SEED = 1;
  private static final String SPLIT = "trainval";
  private static final int MANY = 1_000_000;

  @Override
  public String name() {
    return "bench svm";
  }

  @Override
  public String summary() {
    return "time the VOC07 protocol's linear machines, beside liblinear";
  }

  @Override
  public Help help() {
    return new Help(
        "[--rows N] [--dims N] [--classes N] [--seed N] | --features DIR --data DIR --layer NAME",
        """
        Draws features like a network's (ReLU of a product of rank 200 with singular values 1/i and \
        a positive mean) and classes as frequent as VOC07's, trains every class in 3 folds for the \
        paper's 26 costs, chooses the costs and trains again on all rows. Then liblinear solves 12 \
        of these problems on one thread, to a tolerance of 1e-6.
        liblinear_seconds is its mean time for one times the number of problems. \
        worst_objective_gap is the largest difference of the 12 primal objectives from liblinear's, \
        as a share of it. solver_rss_mb is the peak of memory up to the refits, peak_rss_mb that of \
        the whole run with liblinear's copy of the features.
        Up to %,d rows their matrix of products is multiplied out (solver: gram); above that, where \
        it would take more than 1.7 GB, the solver multiplies with the rows twice (solver: rows).
        With --features it takes a network's own features of a data set instead."""
            .formatted(KernelForm.MOST_GRAM_ROWS),
        List.of(
            "intarsia bench svm --rows 5011 --dims 9216 --classes 20",
            "intarsia bench svm --rows 13000 --dims 512 --classes 5",
            "intarsia bench svm --features features/jigsaw-voc --data data/voc --layer res4"));
  }

  @Override
  public Options options() {
    return new Options()
        .addOption(Arguments.optional("rows", "N", "images; " + ROWS))
        .addOption(Arguments.optional("dims", "N", "length of a feature vector; " + DIMENSIONS))
        .addOption(Arguments.optional("classes", "N", "classes; " + CLASSES))
        .addOption(Arguments.optional("seed", "N", "of features, classes and draws; " + SEED))
        .addOption(Arguments.optional("features", "DIR", "features that the features command made"))
        .addOption(Arguments.optional("data", "DIR", "the data set they are of"))
        .addOption(Arguments.optional("layer", "NAME", "which of them"))
        .addOption(Arguments.optional("split", "NAME", "pictures to train on; " + SPLIT));
  }

  @Override
  public void run(CommandLine line, Console console) throws IOException {
    int seed = Arguments.integer(line, "seed", SEED, 0, Integer.MAX_VALUE);
    LabelledFeatures data = line.hasOption("features") ? real(line) : drawn(line, seed);
    print(console.out(), SvmBenchmark.run(data, SvmProtocol.paper(), DRAWS, seed));
  }

  private static LabelledFeatures drawn(CommandLine line, int seed) {
    return NetworkLikeFeatures.draw(
        Arguments.integer(line, "rows", ROWS, 2 * CLASSES, MANY),
        Arguments.integer(line, "dims", DIMENSIONS, 1, MANY),
        Arguments.integer(line, "classes", CLASSES, 1, MANY),
        seed);
  }

  private static LabelledFeatures real(CommandLine line) throws IOException {
    if (!line.hasOption("data") || !line.hasOption("layer")) {
      throw new UserException("--features needs --data and --layer beside it");
    }
    return RealFeatures.read(
        FeatureDirectory.open(Arguments.existingPath(line, "features")),
        line.getOptionValue("layer"),
        ImportedDataset.open(Arguments.existingPath(line, "data")),
        line.getOptionValue("split", SPLIT));
  }

  private static void print(PrintStream out, SvmBenchmark.Result result) {
    out.printf("solver: %s%n", result.form().name().toLowerCase(Locale.ROOT));
    out.printf("problems: %d%n", result.problems());
    out.printf("seconds: %.1f%n", result.seconds());
    out.printf("liblinear_seconds: %.0f%n", result.liblinearSeconds());
    out.printf("ratio: %.1f%n", result.liblinearSeconds() / result.seconds());
    out.printf("worst_objective_gap: %.1e%n", result.worstGap());
    out.printf("solver_rss_mb: %.0f%n", result.solverMegabytes());
    out.printf("peak_rss_mb: %.0f%n", result.peakMegabytes());
  }
}
