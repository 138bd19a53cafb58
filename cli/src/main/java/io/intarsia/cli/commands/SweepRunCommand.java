package io.intarsia.cli.commands;

import io.intarsia.cli.Arguments;
import io.intarsia.cli.Command;
import io.intarsia.cli.Console;
import io.intarsia.cli.StoppedException;
import io.intarsia.core.UserException;
import io.intarsia.proto.TrialConfig;
import io.intarsia.study.plan.PlanDirectory;
import io.intarsia.study.plan.Trials;
import io.intarsia.study.run.Launcher;
import io.intarsia.study.run.Sitting;
import io.intarsia.study.run.SweepRun;
import io.intarsia.train.engine.Interruption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code intarsia sweep run}: the trials of a plan, one after the other or side by side. */
public final class SweepRunCommand implements Command {
  private static final Duration NO_LIMIT = Duration.ofDays(3650);

  private final IntFunction<Launcher> launchers;

  /** With JVMs like this one. */
  public SweepRunCommand() {
    this(SideBySide::launcher);
  }

  /** With others, by how many of them run at the same time. */
  SweepRunCommand(IntFunction<Launcher> launchers) {
    this.launchers = launchers;
  }

  @Override
  public String name() {
    return "sweep run";
  }

  @Override
  public String summary() {
    return "pretrain, export and score the trials of a plan, going on where it was stopped";
  }

  @Override
  public Help help() {
    return new Help(
        "--plan DIR [--index N] [--at-a-time N] [--most-minutes M] [--finished DIR]",
        "Carries out the trials that are not done: each step of a trial in a JVM of its own. A"
            + " result is one small file HASH.json in the directory of finished trials; trials that"
            + " have one there are skipped, and trials of one pretraining share it. A trial that"
            + " fails is reported, the others go on, and the exit code is 1. Stopped or killed at"
            + " any moment, the same command goes on.",
        List.of(
            "intarsia sweep run --plan sweeps/study --most-minutes 100"
                + " --finished docs/study/trials",
            "intarsia sweep run --plan sweeps/study --at-a-time 2",
            "intarsia sweep run --plan sweeps/study --index 7"));
  }

  @Override
  public Options options() {
    return new Options()
        .addOption(Arguments.required("plan", "DIR", "a directory made by sweep plan"))
        .addOption(Arguments.optional("index", "N", "carry out this trial only, from 0"))
        .addOption(
            SideBySide.option(
                "trials at the same time, each on its share of the processors; 1. Small networks"
                    + " gain by it"))
        .addOption(
            Arguments.optional(
                "most-minutes",
                "M",
                "begin no trial that would not end within this time, going by the longest so far"))
        .addOption(
            Arguments.optional(
                "finished", "DIR", "where results are looked for and put; PLAN/finished"))
        .addOption(
            Arguments.optional("work", "DIR", "where runs, models and reports go; PLAN/work"))
        .addOption(
            Arguments.flag(
                "inexact",
                "go on with pretrainings that other code or another machine began, though they"
                    + " will not end with the same bytes"));
  }

  @Override
  public void run(CommandLine line, Console console) throws Exception {
    PlanDirectory plan = new PlanDirectory(Arguments.existingPath(line, "plan"));
    List<TrialConfig> all = plan.trials();
    List<TrialConfig> trials = chosen(line, all);
    int atATime = SideBySide.of(line);
    Sitting sitting =
        new Sitting(
            plan.read(),
            Path.of(line.getOptionValue("work", plan.path().resolve("work").toString())),
            Path.of(line.getOptionValue("finished", plan.path().resolve("finished").toString())),
            line.hasOption("inexact"),
            atATime);
    SweepTable table = SweepTable.of(all, trials, console.out());
    try (Interruption interruption = new Interruption()) {
      SweepRun.Outcome outcome =
          sitting
              .start(launchers.apply(atATime), table)
              .run(trials, limit(line), interruption::isRequested);
      table.end(outcome);
      if (interruption.exitCode().isPresent()) {
        throw new StoppedException(interruption.exitCode().getAsInt());
      }
      if (!outcome.failed().isEmpty()) {
        outcome
            .failed()
            .forEach(trial -> console.out().printf("failed: %s%n", Trials.words(trial)));
        throw new StoppedException(1);
      }
    }
  }

  private static List<TrialConfig> chosen(CommandLine line, List<TrialConfig> trials) {
    if (trials.isEmpty()) {
      throw new UserException("the plan has no trials");
    }
    if (!line.hasOption("index")) {
      return trials;
    }
    return List.of(trials.get(Arguments.integer(line, "index", 0, 0, trials.size() - 1)));
  }

  private static Duration limit(CommandLine line) {
    return line.hasOption("most-minutes")
        ? Duration.ofMinutes(Arguments.integer(line, "most-minutes", 0, 1, 1_000_000))
        : NO_LIMIT;
  }
}
