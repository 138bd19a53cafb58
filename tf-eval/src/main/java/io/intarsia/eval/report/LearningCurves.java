package io.intarsia.eval.report;

import io.intarsia.eval.html.Html;
import io.intarsia.eval.html.LineChart;
import io.intarsia.train.summary.RecordedRun;
import io.intarsia.train.summary.RecordedRun.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The curves of a run: each scalar on training pictures, and the same on held-out ones.
 *
 * @param run what it told
 */
public record LearningCurves(RecordedRun run) {
  private static final String HELD_OUT = "held_out/";

  /** Names of all scalars, in order of appearance; on which pictures is not part of a name. */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    run.scalars()
        .keySet()
        .forEach(
            tag -> names.add(tag.startsWith(HELD_OUT) ? tag.substring(HELD_OUT.length()) : tag));
    return names;
  }

  /** The curves of one scalar, in a chart that is named for it. */
  public Html chart(String name) {
    return chart(name, name.replace('_', ' '), 1);
  }

  /**
   * The curves of one scalar.
   *
   * @param title of the chart
   * @param scale what its values are multiplied by, 100 for percent
   */
  public Html chart(String name, String title, double scale) {
    LineChart chart = new LineChart(title, "steps");
    List<LineChart.Point> training = points(name, scale);
    List<LineChart.Point> heldOut = points(HELD_OUT + name, scale);
    if (!training.isEmpty()) {
      chart.curve(title, training);
    }
    if (!heldOut.isEmpty()) {
      chart.curve(title + ", held-out pictures", heldOut);
    }
    return chart.render();
  }

  private List<LineChart.Point> points(String tag, double scale) {
    return run.scalars().getOrDefault(tag, List.<Value>of()).stream()
        .map(value -> new LineChart.Point(value.step(), scale * value.value()))
        .toList();
  }
}
