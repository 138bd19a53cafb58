package io.intarsia.data.synthetic.backdrops;

import static io.intarsia.data.synthetic.paint.Brush.box;
import static io.intarsia.data.synthetic.paint.Brush.ellipse;

import io.intarsia.data.synthetic.paint.Brush;
import io.intarsia.data.synthetic.paint.Colors;
import io.intarsia.data.synthetic.paint.Draws;
import java.awt.Color;
import java.awt.GradientPaint;
import java.util.List;

/** Grass that grows coarser towards the viewer, under hills and sky. */
final class Meadow implements Backdrop {
  @Override
  public double affinity(String figure) {
    return switch (figure) {
      case "tree", "flower", "bird" -> 1.5;
      case "boat" -> 0.5;
      default -> 1;
    };
  }

  @Override
  public Stage paint(Brush brush, double width, Draws draws) {
    double horizon = draws.between(0.32, 0.6);
    Sky.paint(brush, width, horizon, draws);
    double hue = draws.pick(List.of(0.27, 0.24, 0.18, 0.13, 0.32));
    Color grass = Colors.hsb(hue, draws.between(0.35, 0.7), draws.between(0.4, 0.72));
    int ranges = draws.whole(0, 3);
    for (int i = 0; i < ranges; i++) {
      double y = horizon - 0.02 + 0.02 * i;
      Color hill = Colors.mix(Colors.near(draws, hue, 0.06), Color.WHITE, 0.4 - 0.12 * i);
      brush.fill(Sky.ridge(width, y, 0.22 - 0.05 * i, 0.6, draws), hill);
    }
    brush.fill(
        box(0, horizon, width, 1),
        new GradientPaint(
            0,
            (float) horizon,
            Colors.mix(grass, Color.WHITE, 0.25),
            0,
            1,
            Colors.scale(grass, 0.75)));
    blades(brush, width, horizon, grass, draws);
    return new Stage(horizon + 0.1, 0.98, horizon + 0.1);
  }

  private static void blades(Brush brush, double width, double horizon, Color grass, Draws draws) {
    boolean blossoms = draws.chance(0.4);
    Color blossom = Colors.any(draws);
    for (int i = 0; i < 130; i++) {
      double near = StrictMath.sqrt((i + 1) / 130.0);
      double x = draws.between(0, width);
      double y = horizon + (1.03 - horizon) * near * near + draws.between(0, 0.02);
      double length = 0.008 + 0.05 * near * near;
      Color color = Colors.scale(grass, draws.between(0.55, 1.3));
      brush.line(
          0.004 + 0.006 * near, color, x, y, x + draws.between(-0.4, 0.4) * length, y - length);
      if (blossoms && i % 6 == 0) {
        double radius = 0.004 + 0.008 * near;
        brush.fill(ellipse(x, y - length, radius, radius), blossom);
      }
    }
  }
}
