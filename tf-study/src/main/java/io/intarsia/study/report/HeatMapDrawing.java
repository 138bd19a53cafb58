package io.intarsia.study.report;

import io.intarsia.eval.html.Html;
import io.intarsia.eval.html.Table;
import io.intarsia.eval.html.Table.Cell;
import io.intarsia.proto.HeatMapFigure;
import io.intarsia.proto.SweepPoint;
import io.intarsia.study.chart.HeatMapChart;
import io.intarsia.study.chart.HeatMapChart.Side;
import io.intarsia.study.stats.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The score over two axes, and what the one still adds at the far end of the other. */
record HeatMapDrawing(HeatMapFigure figure, LayerChoice layers) implements Drawing {

  @Override
  public List<Finding> draw(Observations judged, String evaluation) {
    List<Finding> findings = new ArrayList<>();
    judged
        .panels(Set.of(figure.getX(), figure.getY(), figure.getSeed()))
        .forEach(
            (part, panel) ->
                layers
                    .of(panel, evaluation)
                    .ifPresent(layer -> findings.add(finding(panel, evaluation, part, layer))));
    return findings;
  }

  private Finding finding(Observations panel, String evaluation, String part, String layer) {
    Side across = side(panel, figure.getX());
    Side up = side(panel, figure.getY());
    List<List<Optional<Point>>> points = new ArrayList<>();
    List<CsvRow> rows = new ArrayList<>();
    for (String row : up.labels()) {
      List<Point> along =
          panel.at(figure.getY(), row).along(figure.getX(), evaluation, layer, figure.getSeed());
      along.forEach(
          point ->
              rows.add(new CsvRow(evaluation, part, row, layer, point.label(), point.effect())));
      points.add(
          across.labels().stream()
              .map(label -> along.stream().filter(each -> each.label().equals(label)).findFirst())
              .toList());
    }
    String heading = "%s%s, %s".formatted(evaluation, part.isEmpty() ? "" : ": " + part, layer);
    List<Optional<Statement>> gains = gains(across, up, points);
    return new Finding(
        heading,
        Optional.of(new HeatMapChart(heading, across, up, means(points))),
        table(across, up, points),
        gains.stream().flatMap(Optional::stream).map(Statement::words).toList(),
        gains.get(gains.size() - 1).stream().map(gain -> Evidence.of(List.of(part), gain)).toList(),
        rows);
  }

  private static Side side(Observations panel, String axis) {
    return new Side(
        panel.title(axis), panel.points(axis).stream().map(SweepPoint::getLabel).toList());
  }

  private static List<List<Optional<Double>>> means(List<List<Optional<Point>>> points) {
    return points.stream()
        .map(row -> row.stream().map(each -> each.map(Point::mean)).toList())
        .toList();
  }

  private static Html table(Side across, Side up, List<List<Optional<Point>>> points) {
    Table table =
        new Table(Stream.concat(Stream.of(up.title()), across.labels().stream()).toList());
    for (int row = 0; row < points.size(); row++) {
      table.row(
          up.labels().get(row),
          points.get(row).stream()
              .map(each -> each.map(HeatMapDrawing::words).orElse("–"))
              .map(Cell::of)
              .toList());
    }
    return table.render();
  }

  private static String words(Point point) {
    return "%s (%d)".formatted(Sentences.plain(point.mean()), point.samples().size());
  }

  /** What the largest point of the vertical axis has over the smallest, column by column. */
  private static List<Optional<Statement>> gains(
      Side across, Side up, List<List<Optional<Point>>> points) {
    List<Optional<Statement>> gains = new ArrayList<>();
    for (int column = 0; column < across.labels().size(); column++) {
      Optional<Point> low = points.get(0).get(column);
      Optional<Point> high = points.get(points.size() - 1).get(column);
      String what =
          "At %s, %s %s less %s"
              .formatted(
                  across.labels().get(column),
                  up.title(),
                  up.labels().get(points.size() - 1),
                  up.labels().get(0));
      gains.add(
          points.size() < 2
              ? Optional.empty()
              : high.flatMap(more -> low.flatMap(more::less))
                  .map(gain -> Statement.of(what, gain.effect(), "")));
    }
    return gains;
  }
}
