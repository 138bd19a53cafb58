package io.intarsia.study.report;

import io.intarsia.proto.GapFigure;
import io.intarsia.study.chart.CurveChart;
import io.intarsia.study.stats.Effect;
import io.intarsia.study.stats.Point;
import io.intarsia.study.stats.Trend;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What one point of an axis has over another, seed by seed and resample by resample. */
record GapDrawing(GapFigure figure, LayerChoice layers) implements Drawing {

  @Override
  public List<Finding> draw(Observations judged, String evaluation) {
    List<Finding> findings = new ArrayList<>();
    judged
        .panels(Set.of(figure.getX(), figure.getOf(), figure.getSeed()))
        .forEach(
            (part, panel) -> {
              Optional<String> more = layer(panel, figure.getMore(), evaluation);
              Optional<String> less = layer(panel, figure.getLess(), evaluation);
              if (more.isPresent() && less.isPresent()) {
                List<Point> gaps = gaps(panel, evaluation, more.get(), less.get());
                if (!gaps.isEmpty()) {
                  String between = more.get() + " – " + less.get();
                  findings.add(finding(panel, evaluation, part, between, gaps));
                }
              }
            });
    return findings;
  }

  private Optional<String> layer(Observations panel, String label, String evaluation) {
    return layers.of(panel.at(figure.getOf(), label), evaluation);
  }

  private List<Point> gaps(Observations panel, String evaluation, String more, String less) {
    List<Point> larger = along(panel, figure.getMore(), evaluation, more);
    List<Point> smaller = along(panel, figure.getLess(), evaluation, less);
    List<Point> gaps = new ArrayList<>();
    for (Point one : larger) {
      for (Point other : smaller) {
        if (one.label().equals(other.label())) {
          one.less(other).ifPresent(gaps::add);
        }
      }
    }
    return gaps;
  }

  private List<Point> along(Observations panel, String label, String evaluation, String layer) {
    return panel
        .at(figure.getOf(), label)
        .along(figure.getX(), evaluation, layer, figure.getSeed());
  }

  private Finding finding(
      Observations panel, String evaluation, String part, String between, List<Point> gaps) {
    String heading = part.isEmpty() ? evaluation : evaluation + ": " + part;
    String across = panel.title(figure.getX());
    String name = "%s less %s".formatted(figure.getMore(), figure.getLess());
    PointTable table = new PointTable(across, true);
    List<CsvRow> rows = new ArrayList<>();
    List<String> sentences = new ArrayList<>();
    for (Point gap : gaps) {
      table.row(gap.label(), between, gap, "");
      rows.add(new CsvRow(evaluation, part, name, between, gap.label(), gap.effect()));
    }
    Effect last = gaps.get(gaps.size() - 1).effect();
    sentences.add(
        "%s at %s: %s"
            .formatted(name, gaps.get(gaps.size() - 1).label(), Sentences.whole(last, "")));
    List<Evidence> evidence = new ArrayList<>();
    Trend.of(gaps)
        .ifPresent(
            trend -> {
              String per = " for every tenfold of " + across;
              sentences.add("The difference changes by " + Sentences.whole(trend, per));
              evidence.add(Evidence.of(List.of(name, part), Statement.of(name, trend, per)));
            });
    sentences.add(Curves.caption(gaps));
    return new Finding(
        heading,
        Optional.of(
            new CurveChart(
                "%s, %s against %s".formatted(heading, name, across),
                across,
                List.of(Curves.of(name, gaps)))),
        table.render(),
        sentences,
        evidence,
        rows);
  }
}
