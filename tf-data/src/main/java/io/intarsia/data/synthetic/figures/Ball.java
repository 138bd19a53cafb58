package io.intarsia.data.synthetic.figures;

import static io.intarsia.data.synthetic.paint.Brush.ellipse;

import io.intarsia.data.synthetic.paint.Brush;
import io.intarsia.data.synthetic.paint.Colors;
import io.intarsia.data.synthetic.paint.Draws;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Arc2D;

/** A beach ball: wedges that meet in a cap, a highlight towards the light. */
final class Ball implements Figure {
  @Override
  public String name() {
    return "ball";
  }

  @Override
  public double aspect() {
    return 1;
  }

  @Override
  public double height() {
    return 0.5;
  }

  @Override
  public Habitat habitat() {
    return Habitat.AIR;
  }

  @Override
  public void paint(Brush brush, Draws draws) {
    Shape disc = ellipse(0.5, 0.5, 0.49, 0.49);
    Color base = Colors.any(draws);
    brush.fillLit(disc, base);
    double capX = draws.between(0.36, 0.64);
    double capY = draws.between(0.34, 0.6);
    brush.inside(disc, () -> wedges(brush, base, capX, capY, draws));
    brush.fill(ellipse(capX, capY, 0.07, 0.06), Colors.scale(base, 0.8));
    brush.inside(disc, () -> shade(brush));
    brush.stroke(disc, 0.015, Colors.alpha(Color.BLACK, 0.45));
  }

  private static void wedges(Brush brush, Color base, double capX, double capY, Draws draws) {
    int pairs = draws.whole(3, 4);
    double width = 180.0 / pairs;
    double start = draws.between(0, 360);
    Color second = Colors.against(base, draws);
    for (int i = 0; i < pairs; i++) {
      double from = start + 2 * i * width;
      Shape wedge = new Arc2D.Double(capX - 1, capY - 1, 2, 2, from, width, Arc2D.PIE);
      brush.fill(wedge, second);
    }
  }

  private static void shade(Brush brush) {
    brush.stroke(ellipse(0.5, 0.44, 0.53, 0.53), 0.12, Colors.alpha(Color.BLACK, 0.22));
    brush.fill(ellipse(0.36, 0.2, 0.12, 0.07, -0.5), Colors.alpha(Color.WHITE, 0.6));
  }
}
