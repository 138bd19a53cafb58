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

/** A sitting cat: pointed ears over a round face, pear-shaped body, paws, a curled tail. */
final class Cat implements Figure {
  private static final Color PINK = new Color(226, 140, 140);

  @Override
  public String name() {
    return "cat";
  }

  @Override
  public double aspect() {
    return 0.8;
  }

  @Override
  public double height() {
    return 0.7;
  }

  @Override
  public Habitat habitat() {
    return Habitat.GROUND;
  }

  @Override
  public void paint(Brush brush, Draws draws) {
    Color fur = draws.chance(0.6) ? Colors.near(draws, 0.08, 0.04) : Colors.any(draws);
    Color marks = Colors.alpha(Colors.against(fur, draws), 0.6);
    Pattern coat = draws.chance(0.3) ? Pattern.PLAIN : Pattern.any(draws);
    brush.stroke(
        curve(0.55, 0.92, 0.86, 0.95, 0.74, 0.62, 0.68, 0.5, 0.77, 0.45),
        0.07,
        Colors.scale(fur, 0.8));
    Shape body =
        curve(
            0.4, 0.36, 0.62, 0.4, 0.64, 0.8, 0.68, 0.99, 0.4, 0.98, 0.08, 0.99, 0.12, 0.8, 0.16,
            0.4, 0.4, 0.36);
    brush.fillLit(body, fur);
    coat.cover(brush, body, 0.1, marks, draws);
    Color chest = Colors.alpha(Color.WHITE, draws.chance(0.5) ? 0.75 : 0);
    brush.fill(ellipse(0.37, 0.62, 0.09, 0.16), chest);
    paws(brush, fur);
    head(brush, fur, coat, marks, draws);
  }

  private static void paws(Brush brush, Color fur) {
    for (double x : new double[] {0.3, 0.46}) {
      brush.line(0.09, Colors.scale(fur, 0.9), x, 0.68, x, 0.92);
      brush.fillLit(ellipse(x, 0.94, 0.075, 0.05), Colors.mix(fur, Color.WHITE, 0.3));
    }
  }

  private static void head(Brush brush, Color fur, Pattern coat, Color marks, Draws draws) {
    double x = draws.between(0.35, 0.42);
    double y = 0.26;
    for (int side = -1; side <= 1; side += 2) {
      brush.fillLit(
          polygon(x + side * 0.06, 0.13, x + side * 0.2, 0.01, x + side * 0.235, 0.22), fur);
      brush.fill(
          polygon(x + side * 0.11, 0.12, x + side * 0.185, 0.05, x + side * 0.2, 0.17), PINK);
    }
    Shape head = ellipse(x, y, 0.25, 0.185);
    brush.fillLit(head, fur);
    coat.cover(brush, head, 0.1, marks, draws);
    brush.stroke(head, 0.012, Colors.alpha(Color.BLACK, 0.35));
    face(brush, x, y, draws);
  }

  private static void face(Brush brush, double x, double y, Draws draws) {
    Color iris = Colors.hsb(draws.between(0.1, 0.5), 0.7, 0.9);
    brush.fill(ellipse(x, y + 0.09, 0.12, 0.07), Colors.alpha(Color.WHITE, 0.7));
    for (int side = -1; side <= 1; side += 2) {
      brush.fill(ellipse(x + side * 0.1, y - 0.02, 0.05, 0.042), iris);
      brush.fill(ellipse(x + side * 0.1, y - 0.02, 0.018, 0.04), Color.BLACK);
      brush.line(
          0.01,
          Colors.alpha(Color.WHITE, 0.9),
          x + side * 0.08,
          y + 0.09,
          x + side * 0.3,
          y + 0.06);
      brush.line(
          0.01,
          Colors.alpha(Color.WHITE, 0.9),
          x + side * 0.08,
          y + 0.11,
          x + side * 0.3,
          y + 0.13);
    }
    brush.fill(polygon(x - 0.03, y + 0.05, x + 0.03, y + 0.05, x, y + 0.085), PINK);
    brush.line(0.013, Color.BLACK, x, y + 0.085, x, y + 0.12);
  }
}
