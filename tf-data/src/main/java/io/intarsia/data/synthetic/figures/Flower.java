package io.intarsia.data.synthetic.figures;

import static io.intarsia.data.synthetic.paint.Brush.curve;
import static io.intarsia.data.synthetic.paint.Brush.ellipse;
import static io.intarsia.data.synthetic.paint.Brush.polygon;
import static io.intarsia.data.synthetic.paint.Brush.roundBox;

import io.intarsia.data.synthetic.paint.Brush;
import io.intarsia.data.synthetic.paint.Colors;
import io.intarsia.data.synthetic.paint.Draws;
import io.intarsia.data.synthetic.paint.Pattern;
import java.awt.Color;
import java.awt.Shape;

/** A potted flower: petals around an eye, a stem with leaves, a pot. */
final class Flower implements Figure {
  @Override
  public String name() {
    return "flower";
  }

  @Override
  public double aspect() {
    return 0.6;
  }

  @Override
  public double height() {
    return 0.75;
  }

  @Override
  public Habitat habitat() {
    return Habitat.GROUND;
  }

  @Override
  public void paint(Brush brush, Draws draws) {
    Color green = Colors.near(draws, 0.3, 0.06);
    double x = draws.between(0.26, 0.34);
    brush.stroke(curve(x, 0.28, x + draws.between(-0.06, 0.06), 0.5, 0.3, 0.78), 0.03, green);
    leaf(brush, green, -1, draws.between(0.5, 0.6));
    leaf(brush, green, 1, draws.between(0.48, 0.62));
    pot(brush, draws);
    blossom(brush, x, draws);
  }

  private static void leaf(Brush brush, Color green, int side, double y) {
    double tip = 0.3 + side * 0.27;
    Shape leaf =
        curve(
            0.3,
            y + 0.12,
            0.3 + side * 0.06,
            y - 0.06,
            tip,
            y - 0.08,
            tip - side * 0.02,
            y + 0.08,
            0.3,
            y + 0.12);
    brush.fillLit(leaf, green);
    brush.line(0.012, Colors.scale(green, 0.7), 0.3, y + 0.12, tip - side * 0.04, y - 0.04);
  }

  private static void pot(Brush brush, Draws draws) {
    Color clay = draws.chance(0.5) ? Colors.near(draws, 0.05, 0.02) : Colors.any(draws);
    Shape pot = polygon(0.12, 0.78, 0.48, 0.78, 0.42, 0.99, 0.18, 0.99);
    brush.fillLit(pot, clay);
    Color marks = Colors.alpha(Colors.against(clay, draws), 0.5);
    Pattern.any(draws).cover(brush, pot, 0.08, marks, draws);
    brush.fillLit(roundBox(0.09, 0.74, 0.51, 0.81, 0.02), Colors.scale(clay, 1.1));
  }

  private static void blossom(Brush brush, double x, Draws draws) {
    double y = 0.25;
    Color petal = Colors.any(draws);
    int petals = draws.whole(5, 9);
    double turn = draws.between(0, Math.PI);
    double width = 0.42 / petals;
    for (int i = 0; i < petals; i++) {
      double angle = turn + 2 * Math.PI * i / petals;
      double px = x + 0.145 * StrictMath.cos(angle);
      double py = y + 0.145 * StrictMath.sin(angle);
      Shape shape = ellipse(px, py, 0.105, width, angle);
      brush.fillLit(shape, petal);
      brush.stroke(shape, 0.008, Colors.alpha(Color.BLACK, 0.35));
    }
    Color eye = Colors.against(petal, draws);
    brush.fillLit(ellipse(x, y, 0.085, 0.085), eye);
    Pattern.DOTS.cover(
        brush, ellipse(x, y, 0.08, 0.08), 0.04, Colors.alpha(Color.BLACK, 0.4), draws);
  }
}
