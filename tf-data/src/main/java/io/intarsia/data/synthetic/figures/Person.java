package io.intarsia.data.synthetic.figures;

import static io.intarsia.data.synthetic.paint.Brush.box;
import static io.intarsia.data.synthetic.paint.Brush.ellipse;
import static io.intarsia.data.synthetic.paint.Brush.polygon;
import static io.intarsia.data.synthetic.paint.Brush.roundBox;

import io.intarsia.data.synthetic.paint.Brush;
import io.intarsia.data.synthetic.paint.Colors;
import io.intarsia.data.synthetic.paint.Draws;
import io.intarsia.data.synthetic.paint.Pattern;
import java.awt.Color;
import java.awt.Shape;

/** A standing person: hair or hat, face, shirt with arms, trousers or skirt, shoes. */
final class Person implements Figure {
  @Override
  public String name() {
    return "person";
  }

  @Override
  public double aspect() {
    return 0.5;
  }

  @Override
  public double height() {
    return 0.9;
  }

  @Override
  public Habitat habitat() {
    return Habitat.GROUND;
  }

  @Override
  public void paint(Brush brush, Draws draws) {
    Color skin = Colors.hsb(0.07, draws.between(0.3, 0.55), draws.between(0.4, 0.98));
    Color shirt = Colors.any(draws);
    legs(brush, skin, draws);
    arm(brush, 0.13, draws.between(0.0, 0.07), shirt, skin, draws.chance(0.25));
    arm(brush, 0.37, draws.between(0.43, 0.5), shirt, skin, draws.chance(0.25));
    Shape torso = polygon(0.14, 0.235, 0.36, 0.235, 0.37, 0.31, 0.35, 0.58, 0.15, 0.58, 0.13, 0.31);
    brush.fillLit(torso, shirt);
    Color marks = Colors.alpha(Colors.against(shirt, draws), 0.7);
    Pattern.any(draws).cover(brush, torso, 0.055, marks, draws);
    head(brush, skin, draws);
  }

  private static void legs(Brush brush, Color skin, Draws draws) {
    Color cloth = Colors.any(draws);
    boolean skirt = draws.chance(0.35);
    double stride = draws.between(0.0, 0.06);
    for (int side = -1; side <= 1; side += 2) {
      double foot = 0.25 + side * (0.06 + stride);
      brush.line(
          0.075,
          skirt ? skin : Colors.scale(cloth, side < 0 ? 0.8 : 1),
          0.25 + side * 0.05,
          0.58,
          foot,
          0.93);
      brush.fill(ellipse(foot + 0.015, 0.965, 0.055, 0.03), Colors.hsb(0.06, 0.4, 0.22));
    }
    if (skirt) {
      brush.fillLit(polygon(0.16, 0.54, 0.34, 0.54, 0.43, 0.76, 0.07, 0.76), cloth);
    } else {
      brush.fillLit(box(0.15, 0.54, 0.35, 0.64), cloth);
    }
  }

  private static void arm(
      Brush brush, double shoulder, double hand, Color shirt, Color skin, boolean raised) {
    double handY = raised ? 0.1 : 0.56;
    double middle = (shoulder + hand) / 2;
    double middleY = (0.27 + handY) / 2;
    brush.line(0.05, skin, middle, middleY, Math.min(0.47, Math.max(0.03, hand)), handY);
    brush.line(0.065, Colors.scale(shirt, 0.85), shoulder, 0.27, middle, middleY);
  }

  private static void head(Brush brush, Color skin, Draws draws) {
    Color hair =
        draws.chance(0.8)
            ? Colors.hsb(0.07, draws.between(0.2, 0.8), draws.between(0.08, 0.8))
            : Colors.any(draws);
    boolean isLong = draws.chance(0.4);
    brush.fill(
        isLong ? roundBox(0.155, 0.03, 0.345, 0.26, 0.08) : ellipse(0.25, 0.1, 0.098, 0.095), hair);
    brush.fill(box(0.225, 0.17, 0.275, 0.25), Colors.scale(skin, 0.85));
    brush.fillLit(ellipse(0.25, 0.12, 0.08, 0.095), skin);
    brush.inside(
        ellipse(0.25, 0.12, 0.085, 0.1), () -> brush.fill(box(0.15, 0, 0.35, 0.072), hair));
    for (double x : new double[] {0.22, 0.28}) {
      brush.fill(ellipse(x, 0.115, 0.012, 0.014), Color.BLACK);
    }
    brush.line(0.012, new Color(170, 60, 60), 0.225, 0.17, 0.275, 0.17);
    if (draws.chance(0.35)) {
      Color hat = Colors.any(draws);
      brush.line(0.03, hat, 0.12, 0.07, 0.38, 0.07);
      brush.fillLit(roundBox(0.17, 0.005, 0.33, 0.08, 0.03), hat);
    }
  }
}
