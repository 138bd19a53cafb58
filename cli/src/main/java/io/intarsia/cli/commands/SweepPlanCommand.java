package io.intarsia.cli.commands;

import io.intarsia.cli.Arguments;
import io.intarsia.cli.Command;
import io.intarsia.cli.Console;
import io.intarsia.core.UserException;
import io.intarsia.proto.TrialConfig;
import io.intarsia.study.plan.ClusterFiles;
import io.intarsia.study.plan.Datasets;
import io.intarsia.study.plan.PlanDirectory;
import io.intarsia.study.plan.Planner;
import io.intarsia.study.plan.SweepFile;
import io.intarsia.study.plan.Trials;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** {@code intarsia sweep plan}: the trials of a study, resolved and hashed. */
public final class SweepPlanCommand implements Command {
  @Override
  public String name() {
    return "sweep plan";
  }

  @Override
  public String summary() {
    return "resolve the trials of a study, each with its own config and hash";
  }

  @Override
  public Help help() {
    return new Help(
        "--config FILE --data NAME=DIR ... --out DIR [--set PATH=VALUE ...]",
        "Combines the axes of a sweep as its blocks say, and writes one resolved config for each"
            + " trial, named by a hash of all that decides its result: experiment, data and"
            + " evaluations. A trial that stands in several blocks is there once. trials.tsv lists"
            + " them. --estimate times a few steps of each kind here and predicts the hours.",
        List.of(
            "intarsia sweep plan --config configs/sweep_quickstart.txtpb --data scenes=data/scenes"
                + " --data judged=data/judged --out sweeps/quick",
            "intarsia sweep plan --config configs/study_small.txtpb --data pool=data/pool ..."
                + " --out sweeps/study --for slurm --at-a-time 8"));
  }

  @Override
  public Options options() {
    return SweepEstimate.addOptions(new Options())
        .addOption(Arguments.required("config", "FILE", "the sweep, see docs/config.md"))
        .addOption(data())
        .addOption(Arguments.required("out", "DIR", "the plan; an earlier one there is replaced"))
        .addOption(Arguments.set())
        .addOption(
            Arguments.optional(
                "for", "kubernetes|slurm", "also write an Indexed Job or an array script"))
        .addOption(SideBySide.option("trials at the same time, of such a job or of --estimate; 1"))
        .addOption(
            Arguments.optional(
                "image", "NAME", "container image of the Kubernetes job; intarsia:latest"));
  }

  private static Option data() {
    return Option.builder()
        .longOpt("data")
        .hasArg()
        .argName("NAME=DIR")
        .desc("where a data set that the sweep names lies; repeats")
        .required()
        .get();
  }

  @Override
  public void run(CommandLine line, Console console) throws Exception {
    SweepFile file =
        SweepFile.read(Arguments.existingPath(line, "config"), Arguments.settings(line));
    Datasets datasets = Datasets.of(Arguments.values(line, "data"));
    List<TrialConfig> trials = new Planner(file, datasets).trials();
    PlanDirectory plan = new PlanDirectory(Path.of(line.getOptionValue("out")));
    plan.write(file, datasets, trials);
    for (int index = 0; index < trials.size(); index++) {
      TrialConfig trial = trials.get(index);
      console.out().printf("%3d  %s  %s%n", index, trial.getHash(), Trials.words(trial));
    }
    console.out().printf("%d trials: %s%n", trials.size(), plan.path());
    if (line.hasOption("for")) {
      console.out().printf("job: %s%n", writeJob(line, plan, trials.size()));
    }
    SweepEstimate.print(line, plan, trials, console.out());
  }

  private static Path writeJob(CommandLine line, PlanDirectory plan, int trials)
      throws IOException {
    ClusterFiles files =
        new ClusterFiles(
            plan.path().toAbsolutePath().normalize(),
            Path.of(System.getProperty("intarsia.home", ".")).toAbsolutePath().normalize(),
            trials,
            SideBySide.of(line));
    String cluster = line.getOptionValue("for");
    return switch (cluster) {
      case "kubernetes" -> files.writeKubernetes(line.getOptionValue("image", "intarsia:latest"));
      case "slurm" -> files.writeSlurm();
      default ->
          throw new UserException(
              "--for: expected kubernetes or slurm, got '%s'".formatted(cluster));
    };
  }
}
