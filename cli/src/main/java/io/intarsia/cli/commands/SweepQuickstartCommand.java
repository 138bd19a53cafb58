package io.intarsia.cli.commands;

import io.intarsia.cli.Arguments;
import io.intarsia.cli.Command;
import io.intarsia.cli.Console;
import io.intarsia.cli.commands.QuickstartScript.Step;
import io.intarsia.cli.quickstart.ShippedConfigs;
import io.intarsia.core.UserException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/**
 * {@code intarsia sweep quickstart}: a scaling study on painted scenes, by the very commands that a
 * user would give.
 */
public final class SweepQuickstartCommand implements Command {
  private static final String SWEEP = "sweep_quickstart.txtpb";

  /** Of these 4 % are held out, and the largest subset has 3,200. */
  private static final int SCENES = 3400;

  private static final int JUDGED = 1000;

  @Override
  public String name() {
    return "sweep quickstart";
  }

  @Override
  public String summary() {
    return "a scaling study on painted scenes, from nothing to its figures";
  }

  @Override
  public Help help() {
    return new Help(
        "[--out DIR] [--seed S] [--steps N]",
        "Paints scenes, plans a sweep over sizes of data, pretrains and scores each trial, and draws"
            + " the figure: minutes on two processor cores, without network. Ends with"
            + " DIR/report/report.html.",
        List.of("intarsia sweep quickstart", "intarsia sweep quickstart --out sweep2 --seed 2"));
  }

  @Override
  public Options options() {
    return new Options()
        .addOption(
            Arguments.optional(
                "out", "DIR", "where everything goes; must not exist; sweep-quickstart"))
        .addOption(Arguments.optional("seed", "S", "which world of scenes; default 1"))
        .addOption(Arguments.optional("steps", "N", "length of each pretraining; default 1000"));
  }

  @Override
  public void run(CommandLine line, Console console) throws Exception {
    Path root = Path.of(line.getOptionValue("out", "sweep-quickstart"));
    if (Files.exists(root)) {
      throw new UserException(
          "%s exists already; choose another --out, or remove it".formatted(root));
    }
    int seed = Arguments.integer(line, "seed", 1, 0, Integer.MAX_VALUE);
    int steps = Arguments.integer(line, "steps", 1000, 1, 1_000_000);
    ShippedConfigs.write(
        List.of(SWEEP, "quickstart_jigsaw.txtpb", "quickstart_svm.txtpb"), root.resolve("configs"));
    for (Step step : script(root, seed, steps)) {
      console.out().printf("%n$ %s%n", step);
      step.run(console);
    }
  }

  private static List<Step> script(Path root, int seed, int steps) {
    Path scenes = root.resolve("data").resolve("scenes");
    Path judged = root.resolve("data").resolve("judged");
    Path plan = root.resolve("plan");
    return List.of(
        paint(root.resolve("scenes"), seed).with("images", SCENES),
        paint(root.resolve("judged"), seed).with("images", JUDGED).with("first", SCENES),
        importing(root.resolve("scenes"), scenes),
        importing(root.resolve("judged"), judged),
        Step.of(new SweepPlanCommand())
            .with("config", root.resolve("configs").resolve(SWEEP))
            .with("data", "scenes=" + scenes)
            .with("data", "judged=" + judged)
            .with("out", plan)
            .with("set", "set[0]=\"schedule.steps=%d\"".formatted(steps)),
        Step.of(new SweepRunCommand()).with("plan", plan),
        Step.of(new SweepReportCommand()).with("plan", plan).with("out", root.resolve("report")));
  }

  private static Step paint(Path scenes, int seed) {
    return Step.of(new DataSynthesizeCommand()).with("out", scenes).with("seed", seed);
  }

  private static Step importing(Path scenes, Path dataset) {
    return Step.of(new DataImportCommand()).with("source", scenes).with("out", dataset);
  }
}
