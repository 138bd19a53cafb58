package io.intarsia.study.run;

import io.intarsia.proto.SweepPlan;
import java.nio.file.Path;

/**
 * Where a sweep is carried out.
 *
 * @param plan tells where data sets lie
 * @param work directory for runs, models and reports
 * @param finished directory of results
 * @param inexact whether a pretraining that other code or another machine began may go on
 * @param atATime trials at the same time
 */
public record Sitting(SweepPlan plan, Path work, Path finished, boolean inexact, int atATime) {

  /** A run of trials that tells a watcher. */
  public SweepRun start(Launcher launcher, SweepRun.Watcher watcher) {
    return new SweepRun(
        new TrialRun(new TrialSteps(plan, inexact), launcher, work),
        new FinishedTrials(finished),
        watcher,
        atATime);
  }
}
