package io.intarsia.study.chart;

import io.intarsia.study.chart.Canvas.Align;
import io.intarsia.study.chart.Canvas.Spot;
import java.util.List;
import java.util.stream.Stream;

/**
 * Curves over a logarithmic axis or over named places, with whiskers. Values are shares and written
 * in percent.
 */
public final class CurveChart extends Chart {
  private static final double LEFT = 60;
  private static final double TOP = 16;
  private static final double WIDTH = 520;
  private static final double HEIGHT = 240;
  private static final double CAP = 4;

  private final String across;
  private final List<Curve> curves;
  private final List<String> places;
  private final Scale horizontal;
  private final Scale vertical;

  /**
   * A point of a curve.
   *
   * @param x positive; over named places the number of its place, from 0
   * @param low lower end of its whisker
   * @param high upper end; no whisker is drawn where the ends are equal
   */
  public record Place(double x, double y, double low, double high) {}

  /** A line of points, from left to right. */
  public record Curve(String name, List<Place> places) {
    /** Copies the list. */
    public Curve {
      places = List.copyOf(places);
    }
  }

  /**
   * A chart over numbers.
   *
   * @param description what it shows, for those who cannot see it
   * @param across what lies along the axis
   * @param curves with at least one point among them
   */
  public CurveChart(String description, String across, List<Curve> curves) {
    this(
        description,
        across,
        List.of(),
        curves,
        Scale.marking(places(curves).map(Place::x).toList()));
  }

  /**
   * A chart over names, such as those of layers.
   *
   * @param description what it shows, for those who cannot see it
   * @param across what lies along the axis
   * @param places from left to right
   * @param curves with at least one point among them
   */
  public CurveChart(String description, String across, List<String> places, List<Curve> curves) {
    this(description, across, places, curves, Scale.counting(places.size()));
  }

  private CurveChart(
      String description,
      String across,
      List<String> places,
      List<Curve> curves,
      Scale horizontal) {
    super(description, LEFT + WIDTH + 30, TOP + HEIGHT + 48);
    this.across = across;
    this.places = List.copyOf(places);
    this.curves = List.copyOf(curves);
    this.horizontal = horizontal;
    this.vertical =
        Scale.around(
            places(curves).flatMap(each -> Stream.of(each.y(), each.low(), each.high())).toList());
  }

  private static Stream<Place> places(List<Curve> curves) {
    return curves.stream().flatMap(curve -> curve.places().stream());
  }

  @Override
  List<String> series() {
    return curves.stream().map(Curve::name).filter(name -> !name.isEmpty()).toList();
  }

  @Override
  void draw(Canvas canvas) {
    for (double tick : vertical.ticks()) {
      double y = y(tick);
      boolean zero = Math.abs(tick) < 1e-9;
      canvas.line(new Spot(LEFT, y), new Spot(LEFT + WIDTH, y), zero ? Ink.AXIS : Ink.GRID);
      canvas.words(new Spot(LEFT - 8, y + 4), percent(tick), Align.END, Ink.TICK);
    }
    for (double tick : horizontal.ticks()) {
      String name = places.isEmpty() ? "%,.0f".formatted(tick) : places.get((int) tick);
      canvas.words(new Spot(x(tick), TOP + HEIGHT + 18), name, Align.MIDDLE, Ink.TICK);
    }
    canvas.words(new Spot(LEFT + WIDTH / 2, TOP + HEIGHT + 38), across, Align.MIDDLE, Ink.TICK);
    for (int i = 0; i < curves.size(); i++) {
      draw(canvas, curves.get(i), Ink.ofSeries(i));
    }
  }

  private void draw(Canvas canvas, Curve curve, Ink ink) {
    canvas.path(curve.places().stream().map(each -> spot(each.x(), each.y())).toList(), ink);
    for (Place place : curve.places()) {
      canvas.dot(spot(place.x(), place.y()), ink);
      if (place.low() < place.high()) {
        whisker(canvas, place, ink);
      }
    }
  }

  private void whisker(Canvas canvas, Place place, Ink ink) {
    Spot low = spot(place.x(), place.low());
    Spot high = spot(place.x(), place.high());
    canvas.line(low, high, ink);
    for (Spot end : List.of(low, high)) {
      canvas.line(new Spot(end.x() - CAP, end.y()), new Spot(end.x() + CAP, end.y()), ink);
    }
  }

  private Spot spot(double x, double y) {
    return new Spot(x(x), y(y));
  }

  private double x(double value) {
    return LEFT + WIDTH * horizontal.share(value);
  }

  private double y(double value) {
    return TOP + HEIGHT * (1 - vertical.share(value));
  }

  private String percent(double share) {
    double step = 100 * Math.abs(vertical.ticks().get(1) - vertical.ticks().get(0));
    return (step < 1 ? "%.1f" : "%.0f").formatted(100 * share + 0.0);
  }
}
