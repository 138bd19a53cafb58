package io.intarsia.study.chart;

import io.intarsia.study.chart.Canvas.Align;
import io.intarsia.study.chart.Canvas.Spot;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** Shares over two axes: the larger, the deeper the colour. A cell without a value stays empty. */
public final class HeatMapChart extends Chart {
  private static final double LEFT = 70;
  private static final double TOP = 30;
  private static final double CELL_WIDTH = 96;
  private static final double CELL_HEIGHT = 48;
  private static final double PALEST = 0.08;
  private static final double DEEPEST = 0.75;

  private final Side across;
  private final Side up;
  private final List<List<Optional<Double>>> cells;

  /**
   * A side of the map.
   *
   * @param title what lies along it
   * @param labels of its places, from the lower left corner on
   */
  public record Side(String title, List<String> labels) {
    /** Copies the list. */
    public Side {
      labels = List.copyOf(labels);
    }
  }

  /**
   * A map.
   *
   * @param cells by place on {@code up}, then by place on {@code across}
   */
  public HeatMapChart(
      String description, Side across, Side up, List<List<Optional<Double>>> cells) {
    super(
        description,
        LEFT + CELL_WIDTH * across.labels().size() + 20,
        TOP + CELL_HEIGHT * up.labels().size() + 46);
    this.across = across;
    this.up = up;
    this.cells = List.copyOf(cells);
  }

  @Override
  List<String> series() {
    return List.of();
  }

  @Override
  void draw(Canvas canvas) {
    double low = values().min().orElse(0);
    double high = values().max().orElse(1);
    canvas.words(new Spot(4, TOP - 14), up.title(), Align.START, Ink.TICK);
    for (int row = 0; row < up.labels().size(); row++) {
      canvas.words(
          new Spot(LEFT - 10, top(row) + CELL_HEIGHT / 2 + 4),
          up.labels().get(row),
          Align.END,
          Ink.TICK);
      for (int column = 0; column < across.labels().size(); column++) {
        Optional<Double> value = cells.get(row).get(column);
        Spot corner = new Spot(LEFT + CELL_WIDTH * column, top(row));
        value.ifPresent(each -> draw(canvas, corner, each, depth(each, low, high)));
      }
    }
    double below = TOP + CELL_HEIGHT * up.labels().size();
    for (int column = 0; column < across.labels().size(); column++) {
      double middle = LEFT + CELL_WIDTH * (column + 0.5);
      canvas.words(
          new Spot(middle, below + 18), across.labels().get(column), Align.MIDDLE, Ink.TICK);
    }
    canvas.words(
        new Spot(LEFT + CELL_WIDTH * across.labels().size() / 2, below + 38),
        across.title(),
        Align.MIDDLE,
        Ink.TICK);
  }

  private static void draw(Canvas canvas, Spot corner, double value, double depth) {
    canvas.box(corner, CELL_WIDTH - 2, CELL_HEIGHT - 2, Ink.SERIES_0, depth);
    canvas.words(
        new Spot(corner.x() + CELL_WIDTH / 2, corner.y() + CELL_HEIGHT / 2 + 4),
        "%.1f".formatted(100 * value),
        Align.MIDDLE,
        Ink.WORDS);
  }

  private double top(int row) {
    return TOP + CELL_HEIGHT * (up.labels().size() - 1 - row);
  }

  private DoubleStream values() {
    return cells.stream()
        .flatMap(List::stream)
        .flatMap(Optional::stream)
        .mapToDouble(Double::doubleValue);
  }

  private static double depth(double value, double low, double high) {
    double share = high > low ? (value - low) / (high - low) : 0.5;
    return PALEST + share * (DEEPEST - PALEST);
  }
}
