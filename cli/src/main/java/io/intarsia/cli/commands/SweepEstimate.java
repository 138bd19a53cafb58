package io.intarsia.cli.commands;

import io.intarsia.cli.Arguments;
import io.intarsia.proto.TrialConfig;
import io.intarsia.study.cost.CostModel;
import io.intarsia.study.cost.CostModel.Prediction;
import io.intarsia.study.cost.CostProbe;
import io.intarsia.study.cost.EstimateTable;
import io.intarsia.study.cost.PaperScale;
import io.intarsia.study.plan.PlanDirectory;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** The part of {@code sweep plan} that tells what a study will take. */
final class SweepEstimate {
  private static final double HOUR = 3600;

  private SweepEstimate() {}

  static Options addOptions(Options options) {
    return options
        .addOption(
            Arguments.flag(
                "estimate",
                "time a few steps of each kind of trial here, and each evaluation once, as many side"
                    + " by side as --at-a-time says, and predict the hours; estimate.tsv has each"
                    + " trial's minutes"))
        .addOption(
            Arguments.optional(
                "images-per-second",
                "X",
                "also print the hours of one pretraining at the paper's scale at this speed"))
        .addOption(Arguments.optional("paper-images", "N", "images of that pretraining; 100000000"))
        .addOption(
            Arguments.optional("paper-epochs", "E", "passes over them; 10, the paper's for YFCC"));
  }

  /** Does what the options ask for. */
  static void print(CommandLine line, PlanDirectory plan, List<TrialConfig> trials, PrintStream out)
      throws IOException, InterruptedException {
    if (line.hasOption("estimate")) {
      int atATime = SideBySide.of(line);
      CostProbe probe = new CostProbe(plan.read(), SideBySide.launcher(atATime), atATime);
      List<Prediction> predictions = probe.time(trials).predict(trials);
      out.print(EstimateTable.of(plan).write(predictions));
      out.printf("estimated_hours: %.2f%n", CostModel.together(predictions, atATime) / HOUR);
    }
    if (line.hasOption("images-per-second")) {
      PaperScale scale =
          new PaperScale(
              Arguments.number(line, "paper-images", 1e8, 1, Double.POSITIVE_INFINITY),
              Arguments.number(
                  line, "paper-epochs", PaperScale.YFCC_EPOCHS, 0, Double.POSITIVE_INFINITY),
              Arguments.number(line, "images-per-second", 1, 1e-9, Double.POSITIVE_INFINITY));
      out.printf(
          "paper_scale: %,.0f images, %s epochs, %s images a second each: %,.0f GPU-hours%n",
          scale.images(), scale.epochs(), scale.imagesPerSecond(), scale.hours());
    }
  }
}
