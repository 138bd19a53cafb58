package io.intarsia.study.report;

import io.intarsia.proto.TableFigure;
import io.intarsia.study.stats.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Points of an axis as rows, and what the first has over each other. */
record TableDrawing(TableFigure figure, LayerChoice layers) implements Drawing {

  @Override
  public List<Finding> draw(Observations judged, String evaluation) {
    List<Finding> findings = new ArrayList<>();
    judged
        .panels(Set.of(figure.getRows(), figure.getSeed()))
        .forEach(
            (part, panel) ->
                layers
                    .of(panel, evaluation)
                    .ifPresent(layer -> findings.add(finding(panel, evaluation, part, layer))));
    return findings;
  }

  private Finding finding(Observations panel, String evaluation, String part, String layer) {
    List<Point> points = panel.along(figure.getRows(), evaluation, layer, figure.getSeed());
    PointTable table = new PointTable(panel.title(figure.getRows()), false);
    List<CsvRow> rows = new ArrayList<>();
    for (Point point : points) {
      table.row(
          point.label(), layer, point, Epochs.words(panel.at(figure.getRows(), point.label())));
      rows.add(new CsvRow(evaluation, part, point.label(), layer, point.label(), point.effect()));
    }
    List<Evidence> evidence = new ArrayList<>();
    for (Point other : points.subList(Math.min(1, points.size()), points.size())) {
      points
          .get(0)
          .less(other)
          .map(Point::effect)
          .ifPresent(
              effect ->
                  evidence.add(
                      Evidence.of(
                          List.of(other.label(), part),
                          Statement.of(
                              "%s less %s".formatted(points.get(0).label(), other.label()),
                              effect,
                              ""))));
    }
    return new Finding(
        part.isEmpty() ? evaluation : evaluation + ": " + part,
        Optional.empty(),
        table.render(),
        evidence.stream().map(each -> each.tendency().words()).toList(),
        evidence,
        rows);
  }
}
