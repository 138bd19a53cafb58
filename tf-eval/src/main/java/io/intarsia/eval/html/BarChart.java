package io.intarsia.eval.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Groups of bars side by side, one bar of a group for each series, with the range of a bar's value
 * as a whisker. Values are shares, 0 to 1, and shown in percent.
 */
public final class BarChart {
  private static final double BAR = 44;
  private static final double GAP = 6;
  private static final double GROUP_GAP = 36;
  private static final double LEFT = 44;
  private static final double TOP = 26;
  private static final double PLOT_HEIGHT = 250;
  private static final double BOTTOM = 32;

  private final String description;
  private final List<String> series;
  private final List<Group> groups = new ArrayList<>();

  /**
   * A chart without bars.
   *
   * @param description what it shows, for those who cannot see it
   * @param series names for the legend, in the order of a group's bars; at most six
   */
  public BarChart(String description, List<String> series) {
    this.description = description;
    this.series = List.copyOf(series);
  }

  /**
   * A bar.
   *
   * @param value its height
   * @param low lower end of the whisker
   * @param high upper end; no whisker is drawn where the ends are equal
   */
  public record Bar(double value, double low, double high) {
    /** A bar without a whisker. */
    public static Bar of(double value) {
      return new Bar(value, value, value);
    }
  }

  private record Group(String name, List<Optional<Bar>> bars) {}

  /** Appends a group: one bar or none for each series. */
  public BarChart group(String name, List<Optional<Bar>> bars) {
    if (bars.size() != series.size()) {
      throw new IllegalArgumentException(
          "%d bars for %d series".formatted(bars.size(), series.size()));
    }
    groups.add(new Group(name, List.copyOf(bars)));
    return this;
  }

  /** The chart with its legend. */
  public Html render() {
    Axis axis = Axis.upTo(largest());
    double width = LEFT + groups.size() * (groupWidth() + GROUP_GAP) + 8;
    double height = TOP + PLOT_HEIGHT + BOTTOM;
    Html.Element svg =
        Html.element("svg")
            .attribute("viewBox", "0 0 %.0f %.0f".formatted(width, height))
            .attribute("role", "img")
            .attribute("style", "max-width:%.0fpx".formatted(Math.max(width, 420) * 1.3))
            .add(Html.element("title").text(description).build());
    for (double tick : axis.ticks()) {
      svg.add(gridLine(tick, axis, width));
    }
    for (int i = 0; i < groups.size(); i++) {
      svg.add(draw(groups.get(i), LEFT + GROUP_GAP / 2 + i * (groupWidth() + GROUP_GAP), axis));
    }
    return Html.element("figure").add(svg.build()).add(Legend.of(series)).build();
  }

  private double groupWidth() {
    return series.size() * (BAR + GAP) - GAP;
  }

  private double largest() {
    return groups.stream()
        .flatMap(group -> group.bars().stream().flatMap(Optional::stream))
        .mapToDouble(bar -> Math.max(bar.value(), bar.high()))
        .max()
        .orElse(1);
  }

  private static double y(double value, Axis axis) {
    return TOP + PLOT_HEIGHT * (1 - axis.share(value));
  }

  private static Html gridLine(double tick, Axis axis, double width) {
    double y = y(tick, axis);
    Html label =
        Html.element("text")
            .attribute("class", "tick end")
            .attribute("x", LEFT - 8)
            .attribute("y", y + 4)
            .text("%.0f".formatted(100 * tick))
            .build();
    return Html.join(List.of(Svg.line(LEFT, y, width - 4, y, tick == 0 ? "axis" : "grid"), label));
  }

  private Html draw(Group group, double left, Axis axis) {
    List<Html> pieces = new ArrayList<>();
    for (int i = 0; i < group.bars().size(); i++) {
      double x = left + i * (BAR + GAP);
      String title = group.name() + ", " + series.get(i);
      String style = Legend.style(i, series.size());
      group.bars().get(i).ifPresent(bar -> pieces.add(draw(bar, x, style, title, axis)));
    }
    pieces.add(
        Html.element("text")
            .attribute("class", "group middle")
            .attribute("x", left + groupWidth() / 2)
            .attribute("y", TOP + PLOT_HEIGHT + 22)
            .text(group.name())
            .build());
    return Html.join(pieces);
  }

  private static Html draw(Bar bar, double x, String style, String title, Axis axis) {
    double top = y(bar.value(), axis);
    double middle = x + BAR / 2;
    Html box =
        Html.element("rect")
            .attribute("class", "bar " + style)
            .attribute("x", x)
            .attribute("y", top)
            .attribute("width", BAR)
            .attribute("height", TOP + PLOT_HEIGHT - top)
            .attribute("rx", "2")
            .add(Html.element("title").text("%s: %.2f".formatted(title, 100 * bar.value())).build())
            .build();
    Html value =
        Html.element("text")
            .attribute("class", "value middle")
            .attribute("x", middle)
            .attribute("y", y(Math.max(bar.value(), bar.high()), axis) - 6)
            .text("%.1f".formatted(100 * bar.value()))
            .build();
    return Html.join(List.of(box, whisker(bar, middle, axis), value));
  }

  private static Html whisker(Bar bar, double middle, Axis axis) {
    if (bar.low() == bar.high()) {
      return Html.none();
    }
    double low = y(bar.low(), axis);
    double high = y(bar.high(), axis);
    return Html.join(
        List.of(
            Svg.line(middle, low, middle, high, "whisker"),
            Svg.line(middle - 6, low, middle + 6, low, "whisker"),
            Svg.line(middle - 6, high, middle + 6, high, "whisker")));
  }
}
