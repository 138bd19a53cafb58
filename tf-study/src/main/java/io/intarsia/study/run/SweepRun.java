package io.intarsia.study.run;

import io.intarsia.proto.TrialConfig;
import io.intarsia.proto.TrialResult;
import io.intarsia.study.run.TrialState.Phase;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** Carries out trials, one or some at a time, whatever becomes of each. */
public final class SweepRun {
  private final TrialRun runner;
  private final FinishedTrials finished;
  private final Watcher watcher;
  private final int atATime;

  /** Told of every change of a trial's state, of one at a time. */
  @FunctionalInterface
  public interface Watcher {
    /** A trial's state has changed. */
    void changed(TrialConfig trial, TrialState state);
  }

  /**
   * What came of a sitting.
   *
   * @param failed trials that failed, in the order in which they did
   * @param left trials that are still to be done, failed ones not counted
   */
  public record Outcome(List<TrialConfig> failed, int left) {
    /** Copies the list. */
    public Outcome {
      failed = List.copyOf(failed);
    }
  }

  SweepRun(TrialRun runner, FinishedTrials finished, Watcher watcher, int atATime) {
    this.runner = runner;
    this.finished = finished;
    this.watcher = watcher;
    this.atATime = atATime;
  }

  /**
   * Runs the trials that are not done, in order; those of one pretraining one after the other.
   *
   * @param limit no trial is begun that would not end within this, going by the longest one so far
   * @param stop whether to stop now; the trials at work save their state
   */
  public Outcome run(List<TrialConfig> trials, Duration limit, BooleanSupplier stop)
      throws IOException, InterruptedException {
    SweepProgress progress = new SweepProgress(trials, limit, watcher);
    AtomicBoolean broken = new AtomicBoolean();
    Callable<Void> lane =
        () -> {
          try {
            work(progress, () -> broken.get() || stop.getAsBoolean());
            return null;
          } catch (IOException | RuntimeException e) {
            broken.set(true);
            throw e;
          }
        };
    ExecutorService lanes = Executors.newFixedThreadPool(atATime);
    try {
      for (Future<Void> end : lanes.invokeAll(Collections.nCopies(atATime, lane))) {
        await(end);
      }
    } finally {
      lanes.shutdownNow();
    }
    return progress.outcome();
  }

  private static void await(Future<Void> end) throws IOException, InterruptedException {
    try {
      end.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private void work(SweepProgress progress, BooleanSupplier stop)
      throws IOException, InterruptedException {
    for (List<TrialConfig> next = progress.next(); !next.isEmpty(); next = progress.next()) {
      for (TrialConfig trial : next) {
        if (finished.contains(trial.getHash())) {
          progress.changed(trial, new TrialState(Phase.DONE, "was done", 0));
        } else if (stop.getAsBoolean() || !progress.hasTimeForAnother()) {
          progress.changed(trial, new TrialState(Phase.WAITING, "", 0));
        } else {
          attempt(trial, progress, stop);
        }
      }
    }
  }

  private void attempt(TrialConfig trial, SweepProgress progress, BooleanSupplier stop)
      throws IOException, InterruptedException {
    long begun = System.nanoTime();
    TrialState end;
    try {
      Optional<TrialResult> result =
          runner.run(
              trial,
              step -> progress.changed(trial, new TrialState(Phase.RUNNING, step, seconds(begun))),
              stop);
      if (result.isPresent()) {
        finished.add(result.get());
        end = new TrialState(Phase.DONE, TrialWords.best(result.get()), seconds(begun));
      } else {
        end = new TrialState(Phase.STOPPED, "goes on later", seconds(begun));
      }
    } catch (FailedTrialException e) {
      end = new TrialState(Phase.FAILED, e.reason(), seconds(begun));
    }
    progress.changed(trial, end);
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
