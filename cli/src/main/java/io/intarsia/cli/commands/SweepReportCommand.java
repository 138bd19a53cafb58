package io.intarsia.cli.commands;

import io.intarsia.cli.Arguments;
import io.intarsia.cli.Command;
import io.intarsia.cli.Console;
import io.intarsia.core.UserException;
import io.intarsia.study.cost.EstimateTable;
import io.intarsia.study.plan.PlanDirectory;
import io.intarsia.study.plan.SweepFile;
import io.intarsia.study.report.StudyReport;
import io.intarsia.study.run.FinishedTrials;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code intarsia sweep report}: the figures of a study. */
public final class SweepReportCommand implements Command {
  @Override
  public String name() {
    return "sweep report";
  }

  @Override
  public String summary() {
    return "draw the figures of a study, with intervals and what the data support";
  }

  @Override
  public Help help() {
    return new Help(
        "--plan DIR | --config FILE --finished DIR, --out DIR [--png]",
        "Gathers finished trials into report.html (a page in one file), figures.csv, claims.csv and"
            + " trials.csv. Trials of the plan that are missing leave gaps and are counted; what each"
            + " took stands beside the plan's estimate.tsv, if sweep plan --estimate made one."
            + " Without a plan, the sweep's config and a directory of results are enough.",
        List.of(
            "intarsia sweep report --plan sweeps/study --finished docs/study/trials --out reports/study",
            "intarsia sweep report --config configs/study_small.txtpb --finished docs/study/trials"
                + " --out reports/study --png"));
  }

  @Override
  public Options options() {
    return new Options()
        .addOption(Arguments.optional("plan", "DIR", "a directory made by sweep plan"))
        .addOption(Arguments.optional("config", "FILE", "the sweep, where there is no plan"))
        .addOption(
            Arguments.optional("finished", "DIR", "results of trials; PLAN/finished by default"))
        .addOption(Arguments.required("out", "DIR", "where the report goes"))
        .addOption(Arguments.flag("png", "also write each chart as a PNG file"));
  }

  @Override
  public void run(CommandLine line, Console console) throws Exception {
    if (line.hasOption("plan") == line.hasOption("config")) {
      throw new UserException("give either --plan or --config");
    }
    StudyReport report = line.hasOption("plan") ? ofPlan(line) : ofConfig(line);
    Path out = Path.of(line.getOptionValue("out"));
    report.write(out, line.hasOption("png"));
    console
        .out()
        .printf(
            "%d trials finished, %d missing%n", report.results().size(), report.missing().size());
    console.out().printf("report: %s%n", out.resolve(StudyReport.HTML));
  }

  private static StudyReport ofPlan(CommandLine line) throws IOException {
    PlanDirectory plan = new PlanDirectory(Arguments.existingPath(line, "plan"));
    Path finished =
        Path.of(line.getOptionValue("finished", plan.path().resolve("finished").toString()));
    return StudyReport.of(
        plan.read().getConfig(),
        plan.trials(),
        new FinishedTrials(finished).all(),
        EstimateTable.of(plan).read());
  }

  private static StudyReport ofConfig(CommandLine line) throws IOException {
    if (!line.hasOption("finished")) {
      throw new UserException("without a plan, --finished must say where the results are");
    }
    SweepFile file = SweepFile.read(Arguments.existingPath(line, "config"), List.of());
    return StudyReport.of(
        file.config(), new FinishedTrials(Arguments.existingPath(line, "finished")).all());
  }
}
