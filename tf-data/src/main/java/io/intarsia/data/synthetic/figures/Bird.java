package io.intarsia.data.synthetic.figures;

import static io.intarsia.data.synthetic.paint.Brush.curve;
import static io.intarsia.data.synthetic.paint.Brush.ellipse;
import static io.intarsia.data.synthetic.paint.Brush.polygon;

import io.intarsia.data.synthetic.paint.Brush;
import io.intarsia.data.synthetic.paint.Colors;
import io.intarsia.data.synthetic.paint.Draws;
import io.intarsia.data.synthetic.paint.Pattern;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Path2D;

/** A small bird from the side: beak, head, breast, folded wing, tail, two thin legs. */
final class Bird implements Figure {
  @Override
  public String name() {
    return "bird";
  }

  @Override
  public double aspect() {
    return 1.3;
  }

  @Override
  public double height() {
    return 0.55;
  }

  @Override
  public Habitat habitat() {
    return Habitat.AIR;
  }

  @Override
  public void paint(Brush brush, Draws draws) {
    Color back = Colors.any(draws);
    Color breast = Colors.mix(Colors.any(draws), Color.WHITE, 0.35);
    legs(brush, draws);
    brush.fillLit(polygon(0.4, 0.52, 0.02, 0.5, 0.0, 0.62, 0.06, 0.72, 0.45, 0.72), back);
    Shape body = ellipse(0.66, 0.56, 0.36, 0.24, draws.between(-0.35, -0.1));
    brush.fillLit(body, back);
    brush.inside(body, () -> brush.fill(ellipse(0.82, 0.7, 0.3, 0.18, -0.4), breast));
    wing(brush, back, draws);
    head(brush, back, draws);
  }

  private static void legs(Brush brush, Draws draws) {
    Color leg = Colors.near(draws, 0.08, 0.03);
    for (double x : new double[] {0.62, 0.74}) {
      brush.line(0.022, leg, x, 0.74, x + 0.02, 0.97);
      brush.line(0.022, leg, x + 0.02, 0.97, x + 0.1, 0.98);
    }
  }

  private static void wing(Brush brush, Color back, Draws draws) {
    Path2D wing =
        curve(0.84, 0.46, 0.66, 0.3, 0.4, 0.48, 0.2, 0.62, 0.24, 0.7, 0.7, 0.78, 0.84, 0.46);
    brush.fillLit(wing, Colors.scale(back, draws.between(0.6, 0.8)));
    Pattern.BANDS.cover(brush, wing, 0.075, Colors.alpha(Colors.against(back, draws), 0.5), draws);
    brush.stroke(wing, 0.015, Colors.alpha(Color.BLACK, 0.4));
  }

  private static void head(Brush brush, Color back, Draws draws) {
    double x = 0.98;
    double y = draws.between(0.24, 0.3);
    Color beak = Colors.near(draws, 0.1, 0.05);
    brush.fill(polygon(x + 0.1, y - 0.07, x + 0.31, y + 0.03, x + 0.1, y + 0.08), beak);
    if (draws.chance(0.4)) {
      brush.fill(polygon(x - 0.12, y - 0.05, x - 0.14, y - 0.24, x + 0.06, y - 0.14), back);
    }
    brush.fillLit(ellipse(x, y, 0.17, 0.165), Colors.scale(back, draws.between(0.8, 1.25)));
    brush.fill(ellipse(x + 0.06, y - 0.03, 0.04, 0.04), Color.WHITE);
    brush.fill(ellipse(x + 0.07, y - 0.03, 0.025, 0.025), Color.BLACK);
  }
}
