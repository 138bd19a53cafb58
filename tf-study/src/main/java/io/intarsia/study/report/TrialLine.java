package io.intarsia.study.report;

import io.intarsia.proto.SweepPoint;
import java.util.ArrayList;
import java.util.List;

/**
 * The trials behind a line of a chart.
 *
 * @param name of the line
 * @param trials at least one
 * @param seed axis whose label tells their samples apart
 */
record TrialLine(String name, Observations trials, String seed) {

  /** A line for each point of an axis. */
  static List<TrialLine> along(Observations panel, String axis, String seed) {
    List<TrialLine> lines = new ArrayList<>();
    for (SweepPoint point : panel.points(axis)) {
      lines.add(new TrialLine(point.getLabel(), panel.at(axis, point.getLabel()), seed));
    }
    return lines;
  }
}
