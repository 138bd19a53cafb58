package io.intarsia.data.synthetic.backdrops;

import static io.intarsia.data.synthetic.paint.Brush.box;
import static io.intarsia.data.synthetic.paint.Brush.ellipse;

import io.intarsia.data.synthetic.paint.Brush;
import io.intarsia.data.synthetic.paint.Colors;
import io.intarsia.data.synthetic.paint.Draws;
import io.intarsia.data.synthetic.paint.Pattern;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Shape;

/** A room: papered wall with a picture or a rug, skirting board, floor of boards or tiles. */
final class Room implements Backdrop {
  @Override
  public double affinity(String figure) {
    return switch (figure) {
      case "chair", "cat", "flower" -> 1.6;
      case "house", "tree", "car", "boat" -> 0.5;
      default -> 1;
    };
  }

  @Override
  public Stage paint(Brush brush, double width, Draws draws) {
    double skirting = draws.between(0.52, 0.74);
    Color wall = Colors.mix(Colors.any(draws), Color.WHITE, draws.between(0, 0.5));
    Shape wallArea = box(0, 0, width, skirting);
    brush.fillLit(wallArea, wall);
    Color paper = Colors.alpha(Colors.against(wall, draws), draws.between(0.1, 0.35));
    Pattern.any(draws).cover(brush, wallArea, draws.between(0.05, 0.14), paper, draws);
    if (draws.chance(0.6)) {
      frame(brush, draws.between(0.1, width - 0.4), draws.between(0.05, 0.18), draws);
    }
    floor(brush, width, skirting, draws);
    brush.fill(
        box(0, skirting - 0.02, width, skirting + 0.015), Colors.mix(wall, Color.WHITE, 0.5));
    return new Stage(skirting + 0.08, 0.98, skirting + 0.08);
  }

  private static void floor(Brush brush, double width, double top, Draws draws) {
    Color color = draws.chance(0.6) ? Colors.near(draws, 0.08, 0.03) : Colors.any(draws);
    Color seam = Colors.alpha(Colors.scale(color, 0.5), 0.7);
    brush.fill(
        box(0, top, width, 1),
        new GradientPaint(0, (float) top, Colors.scale(color, 0.75), 0, 1, color));
    double vanishing = width * draws.between(0.3, 0.7);
    for (int i = -14; i <= 14; i++) {
      double x = vanishing + i * 0.09;
      brush.line(0.006, seam, x, top, vanishing + i * 0.26, 1);
    }
    if (draws.chance(0.5)) {
      for (double y = top + 0.05; y < 1; y = top + (y - top) * 1.7) {
        brush.line(0.006, seam, 0, y, width, y);
      }
    }
    if (draws.chance(0.4)) {
      Color rug = Colors.any(draws);
      double x = draws.between(0.3, width - 0.3);
      brush.fill(ellipse(x, (top + 1) / 2, 0.45, 0.1), rug);
      brush.stroke(ellipse(x, (top + 1) / 2, 0.39, 0.075), 0.012, Colors.against(rug, draws));
    }
  }

  private static void frame(Brush brush, double x, double y, Draws draws) {
    double across = draws.between(0.16, 0.34);
    double down = draws.between(0.14, 0.26);
    brush.fill(box(x, y, x + across, y + down), Colors.near(draws, 0.09, 0.04));
    Shape inner = box(x + 0.02, y + 0.02, x + across - 0.02, y + down - 0.02);
    Color canvas = Colors.any(draws);
    brush.fillLit(inner, canvas);
    Pattern.any(draws).cover(brush, inner, 0.05, Colors.against(canvas, draws), draws);
  }
}
