package io.intarsia.data.synthetic.figures;

import static io.intarsia.data.synthetic.paint.Brush.curve;
import static io.intarsia.data.synthetic.paint.Brush.polygon;

import io.intarsia.data.synthetic.paint.Brush;
import io.intarsia.data.synthetic.paint.Colors;
import io.intarsia.data.synthetic.paint.Draws;
import io.intarsia.data.synthetic.paint.Pattern;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Path2D;

/** A sailing boat: mast and pennant, jib before mainsail, hull below. */
final class Boat implements Figure {
  @Override
  public String name() {
    return "boat";
  }

  @Override
  public double aspect() {
    return 1;
  }

  @Override
  public double height() {
    return 0.95;
  }

  @Override
  public Habitat habitat() {
    return Habitat.WATER;
  }

  @Override
  public void paint(Brush brush, Draws draws) {
    double mast = draws.between(0.4, 0.5);
    double deck = draws.between(0.74, 0.8);
    brush.line(0.025, Colors.near(draws, 0.08, 0.02), mast, 0.04, mast, deck + 0.02);
    brush.fill(polygon(mast, 0.02, mast + 0.14, 0.055, mast, 0.09), Colors.any(draws));
    Color sail = draws.chance(0.5) ? new Color(240, 236, 224) : Colors.any(draws);
    Path2D main = curve(mast + 0.03, 0.1, mast + 0.33, 0.34, 0.93, deck - 0.08);
    main.lineTo(mast + 0.03, deck - 0.06);
    main.closePath();
    sail(brush, main, sail, draws);
    Path2D jib = curve(mast - 0.03, 0.14, mast - 0.2, 0.44, 0.06, deck - 0.07);
    jib.quadTo(mast - 0.16, deck - 0.13, mast - 0.03, deck - 0.09);
    jib.closePath();
    sail(brush, jib, draws.chance(0.6) ? sail : Colors.any(draws), draws);
    hull(brush, deck, draws);
  }

  private static void sail(Brush brush, Shape shape, Color color, Draws draws) {
    brush.fillLit(shape, color);
    Pattern pattern = draws.chance(0.5) ? Pattern.PLAIN : Pattern.any(draws);
    pattern.cover(brush, shape, 0.13, Colors.alpha(Colors.against(color, draws), 0.6), draws);
    brush.stroke(shape, 0.01, Colors.alpha(Color.BLACK, 0.35));
  }

  private static void hull(Brush brush, double deck, Draws draws) {
    Path2D hull = curve(0.0, deck - 0.03, 0.1, deck + 0.02, 0.98, deck);
    hull.quadTo(0.92, 0.98, 0.76, 0.99);
    hull.lineTo(0.22, 0.99);
    hull.quadTo(0.08, 0.93, 0.0, deck - 0.03);
    Color color = Colors.any(draws);
    brush.fillLit(hull, color);
    Color trim = Colors.against(color, draws);
    brush.inside(hull, () -> brush.line(0.035, trim, 0, deck + 0.05, 1, deck + 0.07));
    Pattern.BANDS.cover(brush, hull, 0.07, Colors.alpha(Color.BLACK, 0.18), draws);
  }
}
