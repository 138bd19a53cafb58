package io.intarsia.data.synthetic.backdrops;

import static io.intarsia.data.synthetic.paint.Brush.box;
import static io.intarsia.data.synthetic.paint.Brush.polygon;

import io.intarsia.data.synthetic.paint.Brush;
import io.intarsia.data.synthetic.paint.Colors;
import io.intarsia.data.synthetic.paint.Draws;
import java.awt.Color;
import java.awt.GradientPaint;

/** A row of tall buildings behind a pavement and a road with lane marks. */
final class Street implements Backdrop {
  @Override
  public double affinity(String figure) {
    return switch (figure) {
      case "car" -> 1.8;
      case "person", "tree" -> 1.3;
      case "boat", "flower" -> 0.6;
      default -> 1;
    };
  }

  @Override
  public Stage paint(Brush brush, double width, Draws draws) {
    double foot = draws.between(0.48, 0.64);
    Sky.paint(brush, width, foot, draws);
    double x = draws.between(-0.2, 0);
    while (x < width) {
      double next = x + draws.between(0.18, 0.42);
      building(brush, x, next, draws.between(0.06, foot - 0.12), foot, draws);
      x = next + (draws.chance(0.3) ? draws.between(0.02, 0.2) : 0);
    }
    double kerb = foot + draws.between(0.06, 0.14);
    Color pavement = Colors.hsb(draws.uniform(), 0.08, draws.between(0.55, 0.8));
    brush.fill(box(0, foot, width, kerb), pavement);
    for (double seam = draws.between(0, 0.1); seam < width; seam += 0.14) {
      brush.line(0.004, Colors.scale(pavement, 0.7), seam, foot, seam - 0.03, kerb);
    }
    brush.fill(box(0, kerb, width, kerb + 0.015), Colors.scale(pavement, 0.6));
    road(brush, width, kerb + 0.015, draws);
    return new Stage(foot + 0.06, 0.98, foot + 0.06);
  }

  private static void building(
      Brush brush, double left, double right, double top, double foot, Draws draws) {
    Color wall = Colors.mix(Colors.any(draws), Color.LIGHT_GRAY, 0.5);
    brush.fillLit(box(left, top, right, foot), wall);
    Color glass =
        draws.chance(0.35)
            ? new Color(250, 222, 140)
            : Colors.hsb(0.6, 0.3, draws.between(0.25, 0.8));
    double pitch = draws.between(0.055, 0.09);
    for (double y = top + 0.03; y < foot - 0.05; y += pitch) {
      for (double x = left + 0.025; x < right - 0.03; x += pitch) {
        if (draws.chance(0.85)) {
          brush.fill(box(x, y, x + 0.45 * pitch, y + 0.6 * pitch), glass);
        }
      }
    }
  }

  private static void road(Brush brush, double width, double top, Draws draws) {
    Color asphalt = Colors.hsb(draws.uniform(), 0.07, draws.between(0.25, 0.55));
    brush.fill(
        box(0, top, width, 1),
        new GradientPaint(0, (float) top, Colors.mix(asphalt, Color.WHITE, 0.15), 0, 1, asphalt));
    double y = top + (1 - top) * draws.between(0.35, 0.6);
    Color paint = draws.chance(0.7) ? new Color(236, 236, 230) : new Color(240, 200, 80);
    for (double x = draws.between(-0.2, 0); x < width; x += 0.3) {
      brush.fill(polygon(x, y, x + 0.16, y, x + 0.15, y + 0.025, x - 0.01, y + 0.025), paint);
    }
  }
}
