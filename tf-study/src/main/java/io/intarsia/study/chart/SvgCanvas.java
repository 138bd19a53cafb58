package io.intarsia.study.chart;

import io.intarsia.eval.html.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Collects SVG elements; colours are classes of the page's style, so they follow its theme. */
final class SvgCanvas implements Canvas {
  private final List<Html> elements = new ArrayList<>();

  Html elements() {
    return Html.join(elements);
  }

  @Override
  public void line(Spot from, Spot to, Ink ink) {
    elements.add(
        Html.element("line")
            .attribute("class", stroke(ink))
            .attribute("x1", from.x())
            .attribute("y1", from.y())
            .attribute("x2", to.x())
            .attribute("y2", to.y())
            .build());
  }

  @Override
  public void path(List<Spot> spots, Ink ink) {
    String points =
        spots.stream()
            .map(spot -> String.format(Locale.ROOT, "%.1f,%.1f", spot.x(), spot.y()))
            .collect(Collectors.joining(" "));
    elements.add(
        Html.element("polyline")
            .attribute("class", stroke(ink))
            .attribute("points", points)
            .build());
  }

  @Override
  public void dot(Spot centre, Ink ink) {
    elements.add(
        Html.element("circle")
            .attribute("class", ink.style())
            .attribute("cx", centre.x())
            .attribute("cy", centre.y())
            .attribute("r", "3.5")
            .build());
  }

  @Override
  public void box(Spot corner, double width, double height, Ink ink, double strength) {
    elements.add(
        Html.element("rect")
            .attribute("class", ink.style())
            .attribute("fill-opacity", String.format(Locale.ROOT, "%.2f", strength))
            .attribute("x", corner.x())
            .attribute("y", corner.y())
            .attribute("width", width)
            .attribute("height", height)
            .build());
  }

  @Override
  public void words(Spot place, String words, Align align, Ink ink) {
    String anchor =
        switch (align) {
          case START -> "";
          case MIDDLE -> " middle";
          case END -> " end";
        };
    elements.add(
        Html.element("text")
            .attribute("class", ink.style() + anchor)
            .attribute("x", place.x())
            .attribute("y", place.y())
            .text(words)
            .build());
  }

  private static String stroke(Ink ink) {
    return ink.isSeries() ? "curve " + ink.style() : ink.style();
  }
}
