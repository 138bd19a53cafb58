package io.intarsia.eval.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Curves over a common axis; what goes up starts at zero. */
public final class LineChart {
  private static final double LEFT = 48;
  private static final double TOP = 14;
  private static final double PLOT_WIDTH = 520;
  private static final double PLOT_HEIGHT = 200;
  private static final double BOTTOM = 40;

  private final String description;
  private final String horizontal;
  private final Function<List<Double>, Axis> axis;
  private final List<Curve> curves = new ArrayList<>();

  /**
   * A chart without curves.
   *
   * @param description what it shows, for those who cannot see it
   * @param horizontal what is counted from left to right
   */
  public LineChart(String description, String horizontal) {
    this(description, horizontal, values -> Axis.upTo(largest(values)));
  }

  private LineChart(String description, String horizontal, Function<List<Double>, Axis> axis) {
    this.description = description;
    this.horizontal = horizontal;
    this.axis = axis;
  }

  /** As the constructor, with the horizontal axis logarithmic and marked at every point. */
  public static LineChart logarithmic(String description, String horizontal) {
    return new LineChart(description, horizontal, Axis::logarithmic);
  }

  /**
   * A point of a curve; no coordinate is negative.
   *
   * @param low lower end of its whisker
   * @param high upper end; no whisker is drawn where the ends are equal
   */
  public record Point(double x, double y, double low, double high) {
    /** A point without a whisker. */
    public Point(double x, double y) {
      this(x, y, y, y);
    }
  }

  private record Curve(String name, List<Point> points) {}

  /** Appends a curve; at most six have colours of their own. */
  public LineChart curve(String name, List<Point> points) {
    curves.add(new Curve(name, List.copyOf(points)));
    return this;
  }

  /** The chart with its legend. */
  public Html render() {
    Axis across = axis.apply(values(Point::x));
    Axis up = Axis.upTo(largest(values(Point::high)));
    double width = LEFT + PLOT_WIDTH + 24;
    double height = TOP + PLOT_HEIGHT + BOTTOM;
    Html.Element svg =
        Html.element("svg")
            .attribute("viewBox", "0 0 %.0f %.0f".formatted(width, height))
            .attribute("role", "img")
            .attribute("style", "max-width:%.0fpx".formatted(1.3 * width))
            .add(Html.element("title").text(description).build());
    up.ticks().forEach(tick -> svg.add(levelLine(tick, up)));
    across.ticks().forEach(tick -> svg.add(label(x(tick, across), 18, "tick middle", tick)));
    svg.add(words(LEFT + PLOT_WIDTH / 2, TOP + PLOT_HEIGHT + 34, "tick middle", horizontal));
    for (int i = 0; i < curves.size(); i++) {
      svg.add(line(curves.get(i).points(), across, up, "curve " + Legend.style(i, curves.size())));
    }
    List<String> names = curves.stream().map(Curve::name).toList();
    return Html.element("figure").add(svg.build()).add(Legend.of(names)).build();
  }

  private List<Double> values(Function<Point, Double> value) {
    return curves.stream().flatMap(curve -> curve.points().stream()).map(value).toList();
  }

  private static double largest(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
  }

  private static double x(double value, Axis axis) {
    return LEFT + PLOT_WIDTH * axis.share(value);
  }

  private static double y(double value, Axis axis) {
    return TOP + PLOT_HEIGHT * (1 - axis.share(value));
  }

  private static Html levelLine(double tick, Axis up) {
    double y = y(tick, up);
    Html line = Svg.line(LEFT, y, LEFT + PLOT_WIDTH, y, tick == 0 ? "axis" : "grid");
    return Html.join(List.of(line, words(LEFT - 8, y + 4, "tick end", number(tick))));
  }

  private static Html label(double x, double below, String style, double value) {
    return words(x, TOP + PLOT_HEIGHT + below, style, number(value));
  }

  private static Html words(double x, double y, String style, String text) {
    return Html.element("text")
        .attribute("class", style)
        .attribute("x", x)
        .attribute("y", y)
        .text(text)
        .build();
  }

  private static Html line(List<Point> points, Axis across, Axis up, String style) {
    String path =
        points.stream()
            .map(
                point ->
                    String.format(Locale.ROOT, "%.1f,%.1f", x(point.x(), across), y(point.y(), up)))
            .collect(Collectors.joining(" "));
    Html curve =
        Html.element("polyline").attribute("class", style).attribute("points", path).build();
    List<Html> pieces = new ArrayList<>(List.of(curve));
    points.stream()
        .filter(point -> point.low() < point.high())
        .forEach(point -> pieces.add(whisker(point, across, up, style)));
    return Html.join(pieces);
  }

  private static Html whisker(Point point, Axis across, Axis up, String style) {
    double x = x(point.x(), across);
    return Svg.line(x, y(point.low(), up), x, y(point.high(), up), style);
  }

  /** Short: ticks are round numbers. */
  private static String number(double value) {
    return value == Math.rint(value) ? "%.0f".formatted(value) : "%.3g".formatted(value);
  }
}
