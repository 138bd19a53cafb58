package io.intarsia.study.run;

import io.intarsia.proto.TrialConfig;
import io.intarsia.study.run.TrialState.Phase;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Queue;
import java.util.stream.Collectors;

/**
 * What trials at work side by side share: those not begun, the longest so far, what came of each.
 */
final class SweepProgress {
  private final Queue<List<TrialConfig>> waiting;
  private final Duration limit;
  private final SweepRun.Watcher watcher;
  private final long begun = System.nanoTime();
  private final List<TrialConfig> failed = new ArrayList<>();
  private double longest;
  private int left;

  SweepProgress(List<TrialConfig> trials, Duration limit, SweepRun.Watcher watcher) {
    this.waiting =
        new ArrayDeque<>(
            trials.stream()
                .collect(
                    Collectors.groupingBy(
                        TrialConfig::getPretraining, LinkedHashMap::new, Collectors.toList()))
                .values());
    this.limit = limit;
    this.watcher = watcher;
  }

  /** The trials of the next pretraining, for one taker; empty if there is none. */
  synchronized List<TrialConfig> next() {
    List<TrialConfig> next = waiting.poll();
    return next == null ? List.of() : next;
  }

  /** Whether a trial that takes as long as the longest would end within the limit. */
  synchronized boolean hasTimeForAnother() {
    double elapsed = (System.nanoTime() - begun) / 1e9;
    return elapsed + longest < limit.toSeconds();
  }

  synchronized void changed(TrialConfig trial, TrialState state) {
    if (state.phase() != Phase.RUNNING) {
      longest = Math.max(longest, state.seconds());
    }
    if (state.phase() == Phase.FAILED) {
      failed.add(trial);
    }
    if (state.phase() == Phase.WAITING || state.phase() == Phase.STOPPED) {
      left++;
    }
    watcher.changed(trial, state);
  }

  synchronized SweepRun.Outcome outcome() {
    return new SweepRun.Outcome(failed, left);
  }
}
