package io.intarsia.study.run;

import io.intarsia.proto.TrialConfig;
import io.intarsia.proto.TrialResult;
import io.intarsia.study.run.TrialState.Phase;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Carries out trials one after the other, whatever becomes of each. */
public final class SweepRun {
  private final TrialRun runner;
  private final FinishedTrials finished;
  private final Watcher watcher;

  /** Told of every change of a trial's state. */
  @FunctionalInterface
  public interface Watcher {
    /** A trial's state has changed. */
    void changed(TrialConfig trial, TrialState state);
  }

  /**
   * What came of a sitting.
   *
   * @param failed trials that failed, in order
   * @param left trials that are still to be done, failed ones not counted
   */
  public record Outcome(List<TrialConfig> failed, int left) {
    /** Copies the list. */
    public Outcome {
      failed = List.copyOf(failed);
    }
  }

  SweepRun(TrialRun runner, FinishedTrials finished, Watcher watcher) {
    this.runner = runner;
    this.finished = finished;
    this.watcher = watcher;
  }

  /**
   * Runs the trials that are not done, in order.
   *
   * @param limit no trial is begun that would not end within this, going by the longest one so far
   * @param stop whether to stop now; the trial at work saves its state
   */
  public Outcome run(List<TrialConfig> trials, Duration limit, BooleanSupplier stop)
      throws IOException, InterruptedException {
    long begun = System.nanoTime();
    List<TrialConfig> failed = new ArrayList<>();
    double longest = 0;
    int left = 0;
    for (TrialConfig trial : trials) {
      if (finished.contains(trial.getHash())) {
        watcher.changed(trial, new TrialState(Phase.DONE, "was done", 0));
        continue;
      }
      double elapsed = seconds(begun);
      if (stop.getAsBoolean() || elapsed + longest >= limit.toSeconds()) {
        left++;
        continue;
      }
      TrialState state = attempt(trial, stop);
      watcher.changed(trial, state);
      longest = Math.max(longest, state.seconds());
      if (state.phase() == Phase.FAILED) {
        failed.add(trial);
      }
      left += state.phase() == Phase.STOPPED ? 1 : 0;
    }
    return new Outcome(failed, left);
  }

  private TrialState attempt(TrialConfig trial, BooleanSupplier stop)
      throws IOException, InterruptedException {
    long begun = System.nanoTime();
    try {
      Optional<TrialResult> result =
          runner.run(
              trial,
              step -> watcher.changed(trial, new TrialState(Phase.RUNNING, step, seconds(begun))),
              stop);
      if (result.isEmpty()) {
        return new TrialState(Phase.STOPPED, "goes on later", seconds(begun));
      }
      finished.add(result.get());
      return new TrialState(Phase.DONE, TrialWords.best(result.get()), seconds(begun));
    } catch (FailedTrialException e) {
      return new TrialState(Phase.FAILED, e.reason(), seconds(begun));
    }
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
