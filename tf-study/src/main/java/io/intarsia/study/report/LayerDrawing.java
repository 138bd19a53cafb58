package io.intarsia.study.report;

import io.intarsia.proto.LayerFigure;
import io.intarsia.proto.TrialLayer;
import io.intarsia.study.chart.CurveChart;
import io.intarsia.study.chart.CurveChart.Curve;
import io.intarsia.study.stats.Effect;
import io.intarsia.study.stats.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The score of every layer, and what the best one below the last has over the last. */
record LayerDrawing(LayerFigure figure, TwinScores twins) implements Drawing {

  @Override
  public List<Finding> draw(Observations judged, String evaluation) {
    List<Finding> findings = new ArrayList<>();
    judged
        .panels(Set.of(figure.getLine(), figure.getSeed()))
        .forEach((part, panel) -> findings.add(finding(panel, evaluation, part)));
    return findings;
  }

  private Finding finding(Observations panel, String evaluation, String part) {
    List<TrialLine> lines =
        new ArrayList<>(TrialLine.along(panel, figure.getLine(), figure.getSeed()));
    lines.addAll(twins.lines(lines, evaluation));
    List<String> layers =
        lines.stream().flatMap(line -> layers(line, evaluation).stream()).distinct().toList();
    PointTable table = new PointTable(panel.title(figure.getLine()), false);
    List<Curve> curves = new ArrayList<>();
    List<Point> all = new ArrayList<>();
    List<CsvRow> rows = new ArrayList<>();
    List<Evidence> evidence = new ArrayList<>();
    for (TrialLine line : lines) {
      List<Point> points = points(line, evaluation, layers);
      all.addAll(points);
      curves.add(Curves.of(line.name(), points));
      for (Point point : points) {
        table.row(line.name(), point.label(), point, Epochs.words(line.trials()));
        rows.add(
            new CsvRow(
                evaluation, part, line.name(), point.label(), point.label(), point.effect()));
      }
      Depth.of(points).ifPresent(depth -> add(depth, line, evaluation, part, rows, evidence));
    }
    List<String> sentences =
        new ArrayList<>(evidence.stream().map(each -> each.tendency().words()).toList());
    sentences.add(Curves.caption(all));
    String heading = part.isEmpty() ? evaluation : evaluation + ": " + part;
    return new Finding(
        heading,
        Optional.of(new CurveChart(heading + ", layer by layer", "layer", layers, curves)),
        table.render(),
        sentences,
        evidence,
        rows);
  }

  private static List<String> layers(TrialLine line, String evaluation) {
    return line.trials().all().get(0).layers(evaluation).stream()
        .map(TrialLayer::getLayer)
        .toList();
  }

  /** Numbers are places among the layers of all lines. */
  private static List<Point> points(TrialLine line, String evaluation, List<String> layers) {
    List<Point> points = new ArrayList<>();
    for (String layer : layers(line, evaluation)) {
      points.add(
          new Point(
              layer, layers.indexOf(layer), line.trials().samples(evaluation, layer, line.seed())));
    }
    return points;
  }

  private static void add(
      Depth depth,
      TrialLine line,
      String evaluation,
      String part,
      List<CsvRow> rows,
      List<Evidence> evidence) {
    evidence.add(
        Evidence.of(
            List.of(line.name(), part),
            Statement.of(depth.words(line.name()), depth.difference(), "")));
    rows.add(
        new CsvRow(
            evaluation,
            part,
            line.name(),
            depth.below().label() + " – " + depth.last().label(),
            "best below the last less the last",
            depth.difference()));
  }

  /**
   * How the best layer below the last one compares with it.
   *
   * @param below the best of those below
   * @param difference its score less the last one's
   */
  private record Depth(Point below, Point last, Effect difference) {

    static Optional<Depth> of(List<Point> points) {
      Point last = points.get(points.size() - 1);
      return points.subList(0, points.size() - 1).stream()
          .max(Comparator.comparing(Point::mean))
          .flatMap(
              below ->
                  below.less(last).map(difference -> new Depth(below, last, difference.effect())));
    }

    String words(String line) {
      return difference.value() > 0
          ? "%s is best at %s; %2$s less %s, the last".formatted(line, below.label(), last.label())
          : "%s is best at %s, the last; %s, the best below it, less %2$s"
              .formatted(line, last.label(), below.label());
    }
  }
}
