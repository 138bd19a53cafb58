package io.intarsia.data.synthetic;

import io.intarsia.data.synthetic.backdrops.Backdrop;
import io.intarsia.data.synthetic.paint.Brush;
import io.intarsia.data.synthetic.paint.Colors;
import io.intarsia.data.synthetic.paint.Draws;
import io.intarsia.data.synthetic.paint.Pattern;
import java.awt.Color;
import java.awt.Shape;

/**
 * Nameless things lying about: stones, crates, cones, posts. They share edges, colours and patterns
 * with the figures, so that only the arrangement of parts tells an object from clutter.
 */
final class Clutter {
  private Clutter() {}

  /** Paints some on a stage; units are heights of the picture. */
  static void scatter(Brush brush, Backdrop.Stage stage, double width, int things, Draws draws) {
    for (int i = 0; i < things; i++) {
      double nearness = draws.uniform();
      double foot = stage.far() + (stage.near() - stage.far()) * nearness;
      thing(brush, draws.between(0, width), foot, (0.4 + 0.6 * nearness), draws);
    }
  }

  private static void thing(Brush brush, double x, double foot, double scale, Draws draws) {
    double across = scale * draws.between(0.03, 0.13);
    double tall = scale * draws.between(0.04, 0.24);
    Color color =
        draws.chance(0.4) ? Colors.hsb(0.08, 0.15, draws.between(0.3, 0.8)) : Colors.any(draws);
    Shape shape =
        switch (draws.below(4)) {
          case 0 -> Brush.ellipse(x, foot - 0.6 * across, across, 0.65 * across);
          case 1 -> Brush.box(x - across, foot - tall, x + across, foot);
          case 2 -> Brush.polygon(x - across, foot, x, foot - 1.3 * tall, x + across, foot);
          default -> Brush.box(x - 0.18 * across, foot - 1.6 * tall, x + 0.18 * across, foot);
        };
    brush.fill(
        Brush.ellipse(x, foot, 1.1 * across, 0.18 * across), Colors.alpha(Color.BLACK, 0.25));
    brush.fillLit(shape, color);
    Color marks = Colors.alpha(Colors.against(color, draws), 0.55);
    Pattern.any(draws).cover(brush, shape, scale * draws.between(0.03, 0.06), marks, draws);
  }
}
