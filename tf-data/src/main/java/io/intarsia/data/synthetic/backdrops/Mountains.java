package io.intarsia.data.synthetic.backdrops;

import static io.intarsia.data.synthetic.paint.Brush.box;
import static io.intarsia.data.synthetic.paint.Brush.ellipse;
import static io.intarsia.data.synthetic.paint.Brush.polygon;

import io.intarsia.data.synthetic.paint.Brush;
import io.intarsia.data.synthetic.paint.Colors;
import io.intarsia.data.synthetic.paint.Draws;
import java.awt.Color;
import java.awt.GradientPaint;

/** Peaks, often capped with snow, above a plain of snow, sand or rock. */
final class Mountains implements Backdrop {
  @Override
  public double affinity(String figure) {
    return switch (figure) {
      case "tree", "house", "bird" -> 1.4;
      case "boat", "chair" -> 0.6;
      default -> 1;
    };
  }

  @Override
  public Stage paint(Brush brush, double width, Draws draws) {
    double horizon = draws.between(0.4, 0.66);
    Sky.paint(brush, width, horizon, draws);
    Color rock = Colors.hsb(draws.uniform(), draws.between(0.08, 0.4), draws.between(0.3, 0.65));
    boolean snow = draws.chance(0.6);
    int peaks = draws.whole(3, 6);
    for (int i = 0; i < peaks; i++) {
      Color tone = Colors.mix(rock, Color.WHITE, 0.4 * (1 - (double) i / peaks));
      peak(brush, draws.between(-0.1, width + 0.1), horizon, tone, snow, draws);
    }
    boolean white = snow && draws.chance(0.6);
    Color plain = white ? new Color(232, 238, 246) : Colors.near(draws, 0.1, 0.05);
    brush.fill(
        box(0, horizon, width, 1),
        new GradientPaint(0, (float) horizon, Colors.scale(plain, 0.82), 0, 1, plain));
    pebbles(brush, width, horizon, plain, draws);
    return new Stage(horizon + 0.1, 0.98, horizon + 0.1);
  }

  private static void peak(
      Brush brush, double x, double foot, Color rock, boolean snow, Draws draws) {
    double height = draws.between(0.15, 0.8 * foot);
    double half = height * draws.between(0.7, 1.2);
    double top = foot - height;
    brush.fill(polygon(x - half, foot + 0.01, x, top, x + half, foot + 0.01), rock);
    brush.fill(
        polygon(x, top, x + half, foot + 0.01, x + 0.15 * half, foot + 0.01),
        Colors.scale(rock, 0.75));
    if (snow) {
      double s = draws.between(0.25, 0.4);
      double y = top + s * height;
      brush.fill(
          polygon(
              x,
              top,
              x + s * half,
              y,
              x + 0.4 * s * half,
              y - 0.03,
              x,
              y + 0.02,
              x - 0.5 * s * half,
              y - 0.03,
              x - s * half,
              y),
          new Color(246, 250, 255));
    }
  }

  private static void pebbles(Brush brush, double width, double horizon, Color plain, Draws draws) {
    for (int i = 0; i < 60; i++) {
      double near = draws.uniform();
      double y = horizon + (1 - horizon) * near;
      double size = 0.004 + 0.016 * near * draws.uniform();
      Color tone = Colors.alpha(Colors.scale(plain, draws.between(0.5, 1.1)), 0.7);
      brush.fill(ellipse(draws.between(0, width), y, 1.8 * size, size), tone);
    }
  }
}
