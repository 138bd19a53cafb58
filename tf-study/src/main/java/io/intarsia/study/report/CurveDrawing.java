package io.intarsia.study.report;

import io.intarsia.proto.CurveFigure;
import io.intarsia.proto.SweepPoint;
import io.intarsia.study.chart.Chart;
import io.intarsia.study.chart.CurveChart;
import io.intarsia.study.chart.CurveChart.Curve;
import io.intarsia.study.stats.Point;
import io.intarsia.study.stats.Trend;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Curves of the score along an axis, and the slope of each. */
record CurveDrawing(CurveFigure figure, LayerChoice layers, TwinScores twins) implements Drawing {

  @Override
  public List<Finding> draw(Observations judged, String evaluation) {
    List<Finding> findings = new ArrayList<>();
    Map<String, Observations> panels =
        judged.panels(Set.of(figure.getX(), figure.getLine(), figure.getSeed()));
    panels.forEach(
        (part, panel) -> {
          List<Line> lines = lines(panel, evaluation);
          if (!lines.isEmpty()) {
            findings.add(finding(panel, evaluation, part, lines));
          }
        });
    return findings;
  }

  /** One curve: its trials, the layer that is scored, its points. */
  private record Line(String name, Observations trials, String layer, List<Point> points) {}

  private List<Line> lines(Observations panel, String evaluation) {
    if (figure.getLine().isEmpty()) {
      return line("", panel, evaluation).stream().toList();
    }
    List<Line> lines = new ArrayList<>();
    for (SweepPoint point : panel.points(figure.getLine())) {
      line(point.getLabel(), panel.at(figure.getLine(), point.getLabel()), evaluation)
          .ifPresent(lines::add);
    }
    return lines;
  }

  private Optional<Line> line(String name, Observations trials, String evaluation) {
    return layers
        .of(trials, evaluation)
        .map(
            layer ->
                new Line(
                    name,
                    trials,
                    layer,
                    trials.along(figure.getX(), evaluation, layer, figure.getSeed())))
        .filter(line -> !line.points().isEmpty());
  }

  private Finding finding(Observations panel, String evaluation, String part, List<Line> lines) {
    List<String> sentences = new ArrayList<>();
    List<CsvRow> rows = new ArrayList<>();
    PointTable table = new PointTable(panel.title(figure.getX()), false);
    List<Evidence> evidence = new ArrayList<>();
    for (Line line : lines) {
      sentences.add(sentence(line, panel.title(figure.getX()), evaluation));
      evidence(line, panel.title(figure.getX()), part).ifPresent(evidence::add);
      for (Point point : line.points()) {
        table.row(
            (line.name() + " " + point.label()).strip(),
            line.layer(),
            point,
            Epochs.words(line.trials().at(figure.getX(), point.label())));
        rows.add(
            new CsvRow(evaluation, part, line.name(), line.layer(), point.label(), point.effect()));
      }
    }
    sentences.add(Curves.caption(lines.stream().flatMap(line -> line.points().stream()).toList()));
    String heading = part.isEmpty() ? evaluation : evaluation + ": " + part;
    return new Finding(
        heading,
        Optional.of(chart(panel, heading, lines)),
        table.render(),
        sentences,
        evidence,
        rows);
  }

  private Chart chart(Observations panel, String heading, List<Line> lines) {
    List<Curve> curves =
        lines.stream()
            .map(line -> Curves.of((line.name() + " " + line.layer()).strip(), line.points()))
            .toList();
    return new CurveChart(
        "%s against %s".formatted(heading, panel.title(figure.getX())),
        panel.title(figure.getX()),
        curves);
  }

  private String sentence(Line line, String across, String evaluation) {
    String name = (line.name() + " " + line.layer()).strip();
    String slope =
        Trend.of(line.points())
            .map(trend -> Sentences.whole(trend, " for every tenfold of " + across))
            .orElse("one place alone has no slope.");
    return "%s: %s%s".formatted(name, slope, twin(line, evaluation));
  }

  /** The slope, and for claims that nothing changes the highest point less the lowest. */
  private static Optional<Evidence> evidence(Line line, String across, String part) {
    Comparator<Point> byMean = Comparator.comparing(Point::mean);
    Point high = line.points().stream().max(byMean).orElseThrow();
    Point low = line.points().stream().min(byMean).orElseThrow();
    String name = (line.name() + " " + line.layer()).strip();
    return Trend.of(line.points())
        .flatMap(
            trend ->
                high.less(low)
                    .map(
                        range ->
                            new Evidence(
                                List.of(line.name(), part),
                                Statement.of(name, trend, " for every tenfold of " + across),
                                Statement.of(
                                    "%s, %s at %s less %s"
                                        .formatted(name, across, high.label(), low.label()),
                                    range.effect(),
                                    ""))));
  }

  private String twin(Line line, String evaluation) {
    return twins.of(line.trials().all().get(0).result(), evaluation, line.layer()).stream()
        .mapToObj(score -> " Its random twin scores %s.".formatted(Sentences.plain(score)))
        .findFirst()
        .orElse("");
  }
}
