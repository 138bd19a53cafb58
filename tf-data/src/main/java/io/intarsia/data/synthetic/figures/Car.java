package io.intarsia.data.synthetic.figures;

import static io.intarsia.data.synthetic.paint.Brush.box;
import static io.intarsia.data.synthetic.paint.Brush.ellipse;
import static io.intarsia.data.synthetic.paint.Brush.polygon;
import static io.intarsia.data.synthetic.paint.Brush.roundBox;

import io.intarsia.data.synthetic.paint.Brush;
import io.intarsia.data.synthetic.paint.Colors;
import io.intarsia.data.synthetic.paint.Draws;
import java.awt.Color;
import java.awt.Shape;

/** A car from the side: cabin with windows, body with door and lights, two wheels below. */
final class Car implements Figure {
  @Override
  public String name() {
    return "car";
  }

  @Override
  public double aspect() {
    return 2;
  }

  @Override
  public double height() {
    return 0.6;
  }

  @Override
  public Habitat habitat() {
    return Habitat.GROUND;
  }

  @Override
  public void paint(Brush brush, Draws draws) {
    Color color = Colors.any(draws);
    double rear = draws.between(0.12, 0.4);
    double front = draws.between(1.35, 1.55);
    Shape cabin = polygon(rear, 0.46, rear + 0.16, 0.04, front - 0.38, 0.04, front, 0.46);
    brush.fillLit(cabin, color);
    brush.stroke(cabin, 0.02, Colors.scale(color, 0.7));
    windows(brush, rear, front, draws);
    body(brush, color, draws);
    wheel(brush, 0.42, draws);
    wheel(brush, 1.56, draws);
  }

  private static void windows(Brush brush, double rear, double front, Draws draws) {
    Color glass = Colors.hsb(0.56, draws.between(0.1, 0.4), draws.between(0.3, 0.95));
    double middle = (rear + front) / 2 - 0.05;
    double left = rear + 0.22;
    brush.fillLit(
        polygon(rear + 0.09, 0.42, left, 0.11, middle - 0.04, 0.11, middle - 0.04, 0.42), glass);
    brush.fillLit(
        polygon(middle + 0.04, 0.42, middle + 0.04, 0.11, front - 0.41, 0.11, front - 0.13, 0.42),
        glass);
    brush.line(0.02, Colors.alpha(Color.WHITE, 0.5), middle + 0.12, 0.38, middle + 0.24, 0.16);
  }

  private static void body(Brush brush, Color color, Draws draws) {
    Shape body = roundBox(0.01, 0.41, 1.98, 0.83, 0.14);
    brush.fillLit(body, color);
    brush.inside(body, () -> brush.fill(box(0, 0.71, 2, 0.83), Colors.scale(color, 0.55)));
    double door = draws.between(0.85, 1.0);
    brush.stroke(
        polygon(door - 0.3, 0.45, door + 0.16, 0.45, door + 0.12, 0.71, door - 0.3, 0.71),
        0.015,
        Colors.alpha(Color.BLACK, 0.5));
    brush.line(0.03, Colors.alpha(Color.BLACK, 0.6), door - 0.25, 0.54, door - 0.15, 0.54);
    brush.fill(ellipse(1.92, 0.54, 0.06, 0.075), new Color(255, 246, 190));
    brush.fill(box(0.01, 0.49, 0.08, 0.6), new Color(190, 30, 30));
    brush.line(0.05, new Color(150, 150, 155), 1.72, 0.76, 1.97, 0.76);
  }

  private static void wheel(Brush brush, double x, Draws draws) {
    brush.fill(ellipse(x, 0.78, 0.235, 0.235), Color.BLACK);
    brush.fill(ellipse(x, 0.79, 0.205, 0.205), new Color(38, 38, 42));
    Color rim = Colors.hsb(0.6, 0.05, draws.between(0.6, 0.9));
    brush.fill(ellipse(x, 0.79, 0.12, 0.12), rim);
    brush.line(0.03, new Color(70, 70, 75), x - 0.09, 0.79, x + 0.09, 0.79);
    brush.line(0.03, new Color(70, 70, 75), x, 0.7, x, 0.88);
  }
}
