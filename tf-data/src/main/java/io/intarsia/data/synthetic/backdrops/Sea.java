package io.intarsia.data.synthetic.backdrops;

import static io.intarsia.data.synthetic.paint.Brush.box;
import static io.intarsia.data.synthetic.paint.Brush.curve;
import static io.intarsia.data.synthetic.paint.Brush.ellipse;

import io.intarsia.data.synthetic.paint.Brush;
import io.intarsia.data.synthetic.paint.Colors;
import io.intarsia.data.synthetic.paint.Draws;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.geom.Path2D;

/** Waves between the sky and a beach. */
final class Sea implements Backdrop {
  @Override
  public double affinity(String figure) {
    return switch (figure) {
      case "boat" -> 2;
      case "ball", "bird", "person" -> 1.4;
      case "car", "cat", "flower" -> 0.7;
      default -> 1;
    };
  }

  @Override
  public Stage paint(Brush brush, double width, Draws draws) {
    double horizon = draws.between(0.3, 0.55);
    double shore = draws.between(0.74, 0.9);
    Sky.paint(brush, width, horizon, draws);
    if (draws.chance(0.4)) {
      Color island = Colors.mix(Colors.near(draws, 0.35, 0.15), Color.GRAY, 0.4);
      brush.fill(Sky.ridge(draws.between(0.3, width), horizon, 0.1, 0.5, draws), island);
    }
    Color water =
        Colors.hsb(draws.between(0.44, 0.64), draws.between(0.3, 0.75), draws.between(0.35, 0.8));
    brush.fill(
        box(0, horizon, width, 1),
        new GradientPaint(
            0,
            (float) horizon,
            Colors.scale(water, 0.8),
            0,
            (float) shore,
            Colors.mix(water, Color.WHITE, 0.2)));
    waves(brush, width, horizon, shore, water, draws);
    beach(brush, width, shore, draws);
    return new Stage(shore + 0.03, 0.99, horizon + 0.08);
  }

  private static void waves(
      Brush brush, double width, double horizon, double shore, Color water, Draws draws) {
    for (int i = 0; i < 70; i++) {
      double near = draws.uniform();
      double x = draws.between(0, width);
      double y = horizon + 0.01 + (shore - horizon) * near;
      double length = 0.02 + 0.08 * near;
      Color crest = Colors.mix(water, draws.chance(0.6) ? Color.WHITE : Color.BLACK, 0.35);
      brush.stroke(
          curve(x, y, x + length / 2, y - 0.25 * length, x + length, y),
          0.004 + 0.006 * near,
          Colors.alpha(crest, 0.7));
    }
  }

  private static void beach(Brush brush, double width, double shore, Draws draws) {
    Color sand =
        Colors.hsb(draws.between(0.08, 0.13), draws.between(0.15, 0.45), draws.between(0.6, 0.95));
    Path2D beach = Sky.ridge(width, shore + 0.02, 0.05, 0.7, draws);
    brush.stroke(beach, 0.03, Colors.alpha(Color.WHITE, 0.7));
    brush.fill(beach, sand);
    for (int i = 0; i < 50; i++) {
      double size = draws.between(0.003, 0.008);
      Color grain = Colors.scale(sand, draws.between(0.6, 1.1));
      brush.fill(
          ellipse(draws.between(0, width), draws.between(shore + 0.03, 1), 1.5 * size, size),
          grain);
    }
  }
}
