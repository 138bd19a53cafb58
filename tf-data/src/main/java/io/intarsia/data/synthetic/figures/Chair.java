package io.intarsia.data.synthetic.figures;

import static io.intarsia.data.synthetic.paint.Brush.polygon;
import static io.intarsia.data.synthetic.paint.Brush.roundBox;

import io.intarsia.data.synthetic.paint.Brush;
import io.intarsia.data.synthetic.paint.Colors;
import io.intarsia.data.synthetic.paint.Draws;
import io.intarsia.data.synthetic.paint.Pattern;
import java.awt.Color;
import java.awt.Shape;

/** A chair: slatted back above a cushion above four legs. */
final class Chair implements Figure {
  @Override
  public String name() {
    return "chair";
  }

  @Override
  public double aspect() {
    return 0.65;
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
    Color frame = draws.chance(0.6) ? Colors.near(draws, 0.08, 0.03) : Colors.any(draws);
    double seat = draws.between(0.52, 0.6);
    Color far = Colors.scale(frame, 0.6);
    brush.line(0.045, far, 0.17, seat, 0.18, 0.92);
    brush.line(0.045, far, 0.48, seat, 0.47, 0.92);
    back(brush, frame, seat, draws);
    Color cushion = Colors.any(draws);
    Shape top = polygon(0.12, seat - 0.03, 0.53, seat - 0.03, 0.62, seat + 0.09, 0.03, seat + 0.09);
    brush.fillLit(top, cushion);
    Color marks = Colors.alpha(Colors.against(cushion, draws), 0.6);
    Pattern.any(draws).cover(brush, top, 0.08, marks, draws);
    brush.fillLit(roundBox(0.02, seat + 0.08, 0.63, seat + 0.13, 0.02), frame);
    brush.line(0.055, frame, 0.06, seat + 0.12, 0.05, 0.97);
    brush.line(0.055, frame, 0.59, seat + 0.12, 0.6, 0.97);
    brush.line(0.03, far, 0.06, 0.82, 0.59, 0.82);
  }

  private static void back(Brush brush, Color frame, double seat, Draws draws) {
    brush.line(0.05, frame, 0.12, 0.04, 0.14, seat);
    brush.line(0.05, frame, 0.53, 0.04, 0.51, seat);
    boolean upright = draws.chance(0.5);
    int slats = draws.whole(2, 4);
    for (int i = 1; i <= slats; i++) {
      double share = (double) i / (slats + 1);
      double x = 0.14 + 0.37 * share;
      double y = 0.08 + (seat - 0.12) * share;
      if (upright) {
        brush.line(0.035, Colors.scale(frame, 0.85), x, 0.08, x, seat - 0.04);
      } else {
        brush.line(0.05, Colors.scale(frame, 0.85), 0.14, y, 0.51, y);
      }
    }
    brush.fillLit(roundBox(0.09, 0.01, 0.56, 0.1, 0.04), frame);
    brush.line(0.01, Colors.alpha(Color.WHITE, 0.4), 0.13, 0.035, 0.52, 0.035);
  }
}
