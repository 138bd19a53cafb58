package io.intarsia.cli.commands;

import io.intarsia.proto.TrialConfig;
import io.intarsia.study.plan.Trials;
import io.intarsia.study.run.SweepRun;
import io.intarsia.study.run.TrialState;
import io.intarsia.study.run.TrialState.Phase;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How far the trials of a sweep are: on a terminal a table that is drawn anew with every change,
 * elsewhere a line for each trial that ends.
 */
final class SweepTable implements SweepRun.Watcher {
  private static final int WIDTH = 110;

  private final List<TrialConfig> trials;
  private final Map<String, TrialState> states = new LinkedHashMap<>();
  private final PrintStream out;
  private final boolean live;
  private int drawn;

  SweepTable(List<TrialConfig> trials, PrintStream out, boolean live) {
    this.trials = List.copyOf(trials);
    this.out = out;
    this.live = live;
    TrialState waiting = new TrialState(Phase.WAITING, "", 0);
    trials.forEach(trial -> states.put(trial.getHash(), waiting));
  }

  /** A table where the launcher has found a terminal, lines on the output elsewhere. */
  static SweepTable of(List<TrialConfig> trials, PrintStream lines) {
    boolean live = Boolean.getBoolean("intarsia.terminal");
    return new SweepTable(trials, live ? System.err : lines, live);
  }

  @Override
  public void changed(TrialConfig trial, TrialState state) {
    states.put(trial.getHash(), state);
    if (live) {
      draw();
    } else if (state.phase() != Phase.RUNNING && state.seconds() > 0) {
      out.println(line(trials.indexOf(trial)));
    }
  }

  /** Says how the sitting ended. */
  void end(SweepRun.Outcome outcome) {
    long done = states.values().stream().filter(each -> each.phase() == Phase.DONE).count();
    out.printf(
        "%d of %d trials are done, %d failed, %d are left%n",
        done, trials.size(), outcome.failed().size(), outcome.left());
  }

  private void draw() {
    StringBuilder text = new StringBuilder();
    if (drawn > 0) {
      text.append("\033[%dA".formatted(drawn));
    }
    for (int index = 0; index < trials.size(); index++) {
      String line = line(index);
      text.append("\033[2K").append(line, 0, Math.min(WIDTH, line.length())).append('\n');
    }
    drawn = trials.size();
    out.print(text);
    out.flush();
  }

  private String line(int index) {
    TrialConfig trial = trials.get(index);
    TrialState state = states.getOrDefault(trial.getHash(), new TrialState(Phase.WAITING, "", 0));
    String minutes = state.seconds() > 0 ? "%.1f min".formatted(state.seconds() / 60) : "";
    return "%3d  %-8s %9s  %s  %s"
        .formatted(
            index,
            state.phase().name().toLowerCase(Locale.ROOT),
            minutes,
            Trials.words(trial),
            state.words());
  }
}
