package io.intarsia.eval.html;

/** Shapes that every chart draws. */
final class Svg {
  private Svg() {}

  static Html line(double x1, double y1, double x2, double y2, String style) {
    return Html.element("line")
        .attribute("class", style)
        .attribute("x1", x1)
        .attribute("y1", y1)
        .attribute("x2", x2)
        .attribute("y2", y2)
        .build();
  }
}
