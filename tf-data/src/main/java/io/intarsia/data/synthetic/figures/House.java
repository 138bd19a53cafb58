package io.intarsia.data.synthetic.figures;

import static io.intarsia.data.synthetic.paint.Brush.box;
import static io.intarsia.data.synthetic.paint.Brush.ellipse;
import static io.intarsia.data.synthetic.paint.Brush.polygon;

import io.intarsia.data.synthetic.paint.Brush;
import io.intarsia.data.synthetic.paint.Colors;
import io.intarsia.data.synthetic.paint.Draws;
import io.intarsia.data.synthetic.paint.Pattern;
import java.awt.Color;
import java.awt.Shape;
import java.util.List;

/** A house: chimney and roof above walls, a window beside or above the door. */
final class House implements Figure {
  private static final List<Pattern> WALLS =
      List.of(Pattern.PLAIN, Pattern.BRICKS, Pattern.BANDS, Pattern.SPECKLE);

  @Override
  public String name() {
    return "house";
  }

  @Override
  public double aspect() {
    return 1.1;
  }

  @Override
  public double height() {
    return 1.05;
  }

  @Override
  public Habitat habitat() {
    return Habitat.GROUND;
  }

  @Override
  public void paint(Brush brush, Draws draws) {
    double eaves = draws.between(0.38, 0.5);
    Color wall = Colors.any(draws);
    Shape walls = box(0.1, eaves - 0.02, 1.0, 0.995);
    brush.fillLit(walls, wall);
    draws.pick(WALLS).cover(brush, walls, 0.07, Colors.alpha(Color.BLACK, 0.35), draws);
    roof(brush, eaves, draws);
    boolean doorLeft = draws.chance(0.5);
    door(brush, doorLeft ? 0.2 : 0.66, draws);
    double windowY = eaves + draws.between(0.1, 0.16);
    Color glass = draws.chance(0.4) ? new Color(255, 224, 130) : Colors.hsb(0.57, 0.35, 0.8);
    window(brush, doorLeft ? 0.62 : 0.2, windowY, glass);
    if (draws.chance(0.5)) {
      brush.fill(ellipse(0.55, eaves - 0.14, 0.07, 0.07), Color.WHITE);
      brush.fill(ellipse(0.55, eaves - 0.14, 0.05, 0.05), glass);
    }
  }

  private static void roof(Brush brush, double eaves, Draws draws) {
    Color tiles = Colors.any(draws);
    double left = draws.between(0.2, 0.55);
    double right = Math.max(left, 1.1 - draws.between(0.2, 0.55));
    double chimney = draws.chance(0.5) ? 0.25 : 0.75;
    brush.fillLit(box(chimney, 0.03, chimney + 0.12, eaves - 0.05), Colors.near(draws, 0.03, 0.03));
    brush.fill(box(chimney - 0.02, 0.02, chimney + 0.14, 0.06), new Color(80, 70, 66));
    Shape roof = polygon(0, eaves, left, 0.07, right, 0.07, 1.1, eaves);
    brush.fillLit(roof, tiles);
    Pattern rows = draws.chance(0.5) ? Pattern.BRICKS : Pattern.BANDS;
    rows.cover(brush, roof, 0.06, Colors.alpha(Color.BLACK, 0.4), draws);
    brush.line(0.025, Colors.scale(tiles, 0.5), 0.01, eaves, 1.09, eaves);
  }

  private static void door(Brush brush, double x, Draws draws) {
    Color color = Colors.any(draws);
    brush.fill(box(x - 0.02, 0.6, x + 0.25, 0.995), new Color(235, 230, 220));
    brush.fillLit(box(x, 0.62, x + 0.23, 0.995), color);
    brush.stroke(box(x + 0.04, 0.67, x + 0.19, 0.79), 0.012, Colors.scale(color, 0.6));
    brush.stroke(box(x + 0.04, 0.83, x + 0.19, 0.95), 0.012, Colors.scale(color, 0.6));
    brush.fill(ellipse(x + 0.2, 0.81, 0.015, 0.015), new Color(250, 220, 120));
  }

  private static void window(Brush brush, double x, double y, Color glass) {
    brush.fill(box(x - 0.025, y - 0.025, x + 0.295, y + 0.265), new Color(240, 236, 228));
    brush.fillLit(box(x, y, x + 0.27, y + 0.24), glass);
    brush.line(0.025, new Color(240, 236, 228), x + 0.135, y, x + 0.135, y + 0.24);
    brush.line(0.025, new Color(240, 236, 228), x, y + 0.12, x + 0.27, y + 0.12);
    brush.line(0.035, new Color(120, 110, 100), x - 0.03, y + 0.27, x + 0.3, y + 0.27);
  }
}
