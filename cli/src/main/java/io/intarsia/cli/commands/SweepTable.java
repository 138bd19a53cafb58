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

  private final List<TrialConfig> plan;
  private final Map<TrialConfig, TrialState> states = new LinkedHashMap<>();
  private final PrintStream out;
  private final boolean live;
  private int drawn;

  private SweepTable(
      List<TrialConfig> plan, List<TrialConfig> chosen, PrintStream out, boolean live) {
    this.plan = List.copyOf(plan);
    this.out = out;
    this.live = live;
    TrialState waiting = new TrialState(Phase.WAITING, "", 0);
    chosen.forEach(trial -> states.put(trial, waiting));
  }

  /**
   * A table where the launcher has found a terminal, lines on the output elsewhere.
   *
   * @param plan all trials, which gives them their numbers
   * @param chosen those to be carried out
   */
  static SweepTable of(List<TrialConfig> plan, List<TrialConfig> chosen, PrintStream lines) {
    boolean live = Boolean.getBoolean("intarsia.terminal");
    return new SweepTable(plan, chosen, live ? System.err : lines, live);
  }

  @Override
  public void changed(TrialConfig trial, TrialState state) {
    states.put(trial, state);
    if (live) {
      draw();
    } else if (state.phase() != Phase.RUNNING && state.seconds() > 0) {
      out.println(line(trial, state));
    }
  }

  /** Says how the sitting ended. */
  void end(SweepRun.Outcome outcome) {
    long done = states.values().stream().filter(each -> each.phase() == Phase.DONE).count();
    out.printf(
        "%d of %d trials are done, %d failed, %d are left%n",
        done, states.size(), outcome.failed().size(), outcome.left());
  }

  private void draw() {
    StringBuilder text = new StringBuilder();
    if (drawn > 0) {
      text.append("\033[%dA".formatted(drawn));
    }
    states.forEach(
        (trial, state) -> {
          String line = line(trial, state);
          text.append("\033[2K").append(line, 0, Math.min(WIDTH, line.length())).append('\n');
        });
    drawn = states.size();
    out.print(text);
    out.flush();
  }

  private String line(TrialConfig trial, TrialState state) {
    String minutes = state.seconds() > 0 ? "%.1f min".formatted(state.seconds() / 60) : "";
    return "%3d  %-8s %9s  %s  %s"
        .formatted(
            plan.indexOf(trial),
            state.phase().name().toLowerCase(Locale.ROOT),
            minutes,
            Trials.words(trial),
            state.words());
  }
}
