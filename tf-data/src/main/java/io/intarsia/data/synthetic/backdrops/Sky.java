package io.intarsia.data.synthetic.backdrops;

import static io.intarsia.data.synthetic.paint.Brush.box;
import static io.intarsia.data.synthetic.paint.Brush.ellipse;
import static io.intarsia.data.synthetic.paint.Brush.polyline;

import io.intarsia.data.synthetic.paint.Brush;
import io.intarsia.data.synthetic.paint.Colors;
import io.intarsia.data.synthetic.paint.Draws;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.geom.Path2D;
import java.util.List;

/** The sky above an outdoor place: an hour of the day, clouds, sometimes a sun or moon. */
final class Sky {
  private Sky() {}

  private record Hour(Color top, Color bottom, Color clouds) {}

  private static final List<Hour> HOURS =
      List.of(
          new Hour(new Color(58, 128, 208), new Color(190, 222, 242), Color.WHITE),
          new Hour(new Color(96, 160, 214), new Color(226, 232, 226), Color.WHITE),
          new Hour(new Color(74, 62, 120), new Color(246, 164, 118), new Color(255, 206, 178)),
          new Hour(new Color(212, 112, 96), new Color(252, 222, 160), new Color(255, 236, 214)),
          new Hour(new Color(148, 156, 166), new Color(214, 216, 216), new Color(238, 238, 238)),
          new Hour(new Color(18, 24, 58), new Color(66, 84, 132), new Color(104, 114, 152)),
          new Hour(new Color(96, 170, 160), new Color(236, 240, 206), new Color(250, 252, 240)));

  /** Paints from the top of the picture to below the horizon. */
  static void paint(Brush brush, double width, double horizon, Draws draws) {
    Hour hour = draws.pick(HOURS);
    Color top = Colors.scale(hour.top(), draws.between(0.85, 1.15));
    float lean = (float) draws.between(-0.4, 0.4);
    brush.fill(
        box(0, 0, width, horizon + 0.02),
        new GradientPaint(lean, 0, top, 0, (float) horizon, hour.bottom()));
    if (draws.chance(0.35)) {
      sun(brush, width, horizon, draws);
    }
    int clouds = draws.whole(0, 5);
    for (int i = 0; i < clouds; i++) {
      cloud(brush, draws.between(0, width), draws.between(0.03, 0.85 * horizon), hour, draws);
    }
  }

  private static void sun(Brush brush, double width, double horizon, Draws draws) {
    double x = draws.between(0.1, width - 0.1);
    double y = draws.between(0.08, 0.8 * horizon);
    Color glow = new Color(255, 244, 196);
    for (int ring = 4; ring >= 1; ring--) {
      double radius = 0.035 + 0.022 * ring;
      brush.fill(ellipse(x, y, radius, radius), Colors.alpha(glow, 0.13));
    }
    brush.fill(ellipse(x, y, 0.045, 0.045), glow);
  }

  private static void cloud(Brush brush, double x, double y, Hour hour, Draws draws) {
    double size = draws.between(0.5, 1.3);
    Color color = Colors.alpha(hour.clouds(), draws.between(0.3, 0.7));
    int puffs = draws.whole(4, 8);
    for (int i = 0; i < puffs; i++) {
      double px = x + size * draws.between(-0.14, 0.14);
      double py = y + size * draws.between(-0.025, 0.02);
      brush.fill(
          ellipse(px, py, size * draws.between(0.05, 0.1), size * draws.between(0.02, 0.045)),
          color);
    }
  }

  /** The outline of a range of hills from the left to the right edge, closed below. */
  static Path2D ridge(double width, double y, double height, double pitch, Draws draws) {
    Path2D path = polyline(-0.1, 1.05, -0.1, y);
    double x = -0.1;
    while (x < width + 0.1) {
      double next = x + pitch * draws.between(0.6, 1.4);
      path.quadTo((x + next) / 2, y - height * draws.between(0.2, 1), next, y);
      x = next;
    }
    path.lineTo(x, 1.05);
    path.closePath();
    return path;
  }
}
