package io.intarsia.study.report;

import io.intarsia.eval.html.Html;
import io.intarsia.proto.ShotFigure;
import io.intarsia.study.chart.CurveChart;
import io.intarsia.study.stats.Effect;
import io.intarsia.study.stats.Point;
import io.intarsia.study.stats.Trend;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Scores with few images of each class: what each line has over its random twin and over a point of
 * reference, at every k.
 */
record ShotDrawing(ShotFigure figure, LayerChoice layers, TwinScores twins) implements Drawing {
  private static final String ACROSS = "images of each class, k";

  @Override
  public List<Finding> draw(Observations judged, String evaluation) {
    List<Finding> findings = new ArrayList<>();
    judged
        .panels(Set.of(figure.getLine(), figure.getSeed()))
        .forEach(
            (part, panel) -> {
              Part drawn = new Part(part, evaluation);
              drawn.draw(TrialLine.along(panel, figure.getLine(), figure.getSeed()));
              drawn.finding().ifPresent(findings::add);
            });
    return findings;
  }

  /** One line: its trials, the layer that is scored, its points along k. */
  private record Line(TrialLine of, String layer, List<Point> points) {
    String name() {
      return of.name();
    }
  }

  private Optional<Line> line(TrialLine of, String evaluation) {
    return layers
        .of(of.trials(), evaluation)
        .map(layer -> new Line(of, layer, of.trials().alongShots(evaluation, layer, of.seed())))
        .filter(line -> !line.points().isEmpty());
  }

  /** What is drawn for one combination of the axes that the figure does not show. */
  private final class Part {
    private final String name;
    private final String evaluation;
    private final PointTable scores = new PointTable("k", false);
    private final PointTable differences = new PointTable("k", true);
    private final List<CurveChart.Curve> curves = new ArrayList<>();
    private final List<Point> drawn = new ArrayList<>();
    private final List<String> sentences = new ArrayList<>();
    private final List<Evidence> evidence = new ArrayList<>();
    private final List<CsvRow> rows = new ArrayList<>();

    Part(String name, String evaluation) {
      this.name = name;
      this.evaluation = evaluation;
    }

    void draw(List<TrialLine> trained) {
      List<Line> lines = trained.stream().flatMap(each -> line(each, evaluation).stream()).toList();
      lines.forEach(this::show);
      twins.lines(trained, evaluation).stream()
          .flatMap(each -> line(each, evaluation).stream())
          .forEach(this::show);
      lines.forEach(this::compareWithTwin);
      lines.stream()
          .filter(each -> each.name().equals(figure.getReference()))
          .forEach(
              reference ->
                  lines.stream()
                      .filter(each -> !each.name().equals(figure.getReference()))
                      .forEach(each -> compareWithReference(each, reference)));
    }

    private void show(Line line) {
      curves.add(Curves.of(line.name() + " " + line.layer(), line.points()));
      drawn.addAll(line.points());
      for (Point point : line.points()) {
        scores.row(
            line.name() + " " + point.label(),
            line.layer(),
            point,
            Epochs.words(line.of().trials()));
        rows.add(
            new CsvRow(evaluation, name, line.name(), line.layer(), point.label(), point.effect()));
      }
    }

    private void compareWithTwin(Line line) {
      twins
          .of(line.of().trials(), evaluation)
          .flatMap(own -> line(new TrialLine("its random twin", own, TwinScores.SEED), evaluation))
          .ifPresent(
              twin -> {
                List<Point> leads = differences(line, twin);
                for (Point lead : leads) {
                  evidence.add(
                      Evidence.of(List.of(line.name(), name), statement(line, twin, lead)));
                }
                ends(line, twin, leads);
              });
    }

    private void compareWithReference(Line line, Line reference) {
      List<Point> gaps = differences(line, reference);
      ends(line, reference, gaps);
      Trend.of(gaps)
          .ifPresent(
              trend ->
                  sentences.add(
                      "The difference changes by "
                          + Sentences.whole(trend, " for every tenfold of k")));
    }

    /** At the smallest and the largest k. */
    private void ends(Line line, Line other, List<Point> points) {
      points.stream()
          .limit(1)
          .forEach(point -> sentences.add(statement(line, other, point).words()));
      points.stream()
          .skip(Math.max(1, points.size() - 1L))
          .forEach(point -> sentences.add(statement(line, other, point).words()));
    }

    private List<Point> differences(Line line, Line other) {
      List<Point> points = new ArrayList<>();
      for (Point mine : line.points()) {
        other.points().stream()
            .filter(each -> each.label().equals(mine.label()))
            .map(mine::lessMean)
            .forEach(points::add);
      }
      for (Point point : points) {
        String of = "%s less %s".formatted(line.name(), other.name());
        String between = line.layer() + " – " + other.layer();
        differences.row(of + " " + point.label(), between, point, "");
        rows.add(new CsvRow(evaluation, name, of, between, point.label(), point.effect()));
      }
      return points;
    }

    private static Statement statement(Line line, Line other, Point point) {
      Effect effect = point.effect();
      return Statement.of(
          "%s %s less %s, k = %s".formatted(line.name(), line.layer(), other.name(), point.label()),
          effect,
          "");
    }

    Optional<Finding> finding() {
      if (curves.isEmpty()) {
        return Optional.empty();
      }
      sentences.add(Curves.caption(drawn));
      String heading = name.isEmpty() ? evaluation : evaluation + ": " + name;
      return Optional.of(
          new Finding(
              heading,
              Optional.of(new CurveChart(heading + " against k", ACROSS, curves)),
              Html.join(List.of(scores.render(), differences.render())),
              sentences,
              evidence,
              rows));
    }
  }
}
