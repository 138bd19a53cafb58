package io.intarsia.study.chart;

import java.util.List;

/** What charts are drawn on; lengths in pixels from the upper left corner. */
interface Canvas {

  /** Where words stand with respect to their place. */
  enum Align {
    START,
    MIDDLE,
    END
  }

  /** A place. */
  record Spot(double x, double y) {}

  /** A straight line. */
  void line(Spot from, Spot to, Ink ink);

  /** A line through several places. */
  void path(List<Spot> spots, Ink ink);

  /** A small disc. */
  void dot(Spot centre, Ink ink);

  /**
   * A filled rectangle.
   *
   * @param strength of its colour, 0 to 1
   */
  void box(Spot corner, double width, double height, Ink ink, double strength);

  /** Words on a baseline. */
  void words(Spot place, String words, Align align, Ink ink);
}
