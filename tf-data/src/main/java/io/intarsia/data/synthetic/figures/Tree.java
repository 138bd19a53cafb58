package io.intarsia.data.synthetic.figures;

import static io.intarsia.data.synthetic.paint.Brush.ellipse;
import static io.intarsia.data.synthetic.paint.Brush.polygon;

import io.intarsia.data.synthetic.paint.Brush;
import io.intarsia.data.synthetic.paint.Colors;
import io.intarsia.data.synthetic.paint.Draws;
import io.intarsia.data.synthetic.paint.Pattern;
import java.awt.Color;
import java.awt.Shape;

/** A tree: a trunk that forks under a leafy crown, or a conifer's skirts above a short trunk. */
final class Tree implements Figure {
  @Override
  public String name() {
    return "tree";
  }

  @Override
  public double aspect() {
    return 0.75;
  }

  @Override
  public double height() {
    return 1.1;
  }

  @Override
  public Habitat habitat() {
    return Habitat.GROUND;
  }

  @Override
  public void paint(Brush brush, Draws draws) {
    Color bark = Colors.hsb(0.07, draws.between(0.2, 0.5), draws.between(0.2, 0.55));
    double hue = draws.chance(0.6) ? draws.between(0.2, 0.42) : draws.uniform();
    Color leaves = Colors.hsb(hue, draws.between(0.3, 0.8), draws.between(0.3, 0.75));
    boolean conifer = draws.chance(0.35);
    Shape trunk = polygon(0.33, 0.5, 0.42, 0.5, 0.45, 0.93, 0.5, 0.995, 0.25, 0.995, 0.31, 0.93);
    brush.fillLit(trunk, bark);
    Pattern.SPECKLE.cover(brush, trunk, 0.04, Colors.alpha(Color.BLACK, 0.4), draws);
    if (conifer) {
      skirts(brush, leaves, draws);
    } else {
      brush.line(0.035, bark, 0.36, 0.66, 0.2, 0.48);
      brush.line(0.035, bark, 0.39, 0.62, 0.56, 0.46);
      crown(brush, leaves, draws);
    }
  }

  private static void skirts(Brush brush, Color leaves, Draws draws) {
    int tiers = draws.whole(3, 4);
    for (int i = tiers - 1; i >= 0; i--) {
      double top = 0.01 + 0.6 / tiers * i;
      double bottom = top + 0.86 / tiers + 0.02;
      double half = 0.14 + 0.22 * (i + 1) / tiers;
      Shape tier =
          polygon(0.375, top, 0.375 + half, bottom, 0.375, bottom - 0.04, 0.375 - half, bottom);
      brush.fillLit(tier, Colors.scale(leaves, 0.9));
      Pattern.SPECKLE.cover(brush, tier, 0.05, Colors.alpha(Color.WHITE, 0.25), draws);
    }
  }

  private static void crown(Brush brush, Color leaves, Draws draws) {
    for (int i = 0; i < 26; i++) {
      double depth = i / 26.0;
      double angle = draws.between(0, 2 * Math.PI);
      double reach = StrictMath.sqrt(draws.uniform()) * (1 - 0.35 * depth);
      double x = 0.375 + 0.24 * reach * StrictMath.cos(angle) - 0.05 * depth;
      double y = 0.3 + 0.2 * reach * StrictMath.sin(angle) - 0.06 * depth;
      Color tuft = Colors.scale(leaves, 0.65 + 0.6 * depth + draws.between(-0.08, 0.08));
      Shape shape = ellipse(x, y, draws.between(0.07, 0.12), draws.between(0.055, 0.09));
      brush.fill(shape, tuft);
      Color gleam = Colors.alpha(Color.WHITE, 0.22);
      brush.fill(ellipse(x - 0.03, y - 0.03, 0.018, 0.012), gleam);
      brush.fill(ellipse(x + 0.03, y - 0.01, 0.016, 0.012), gleam);
    }
  }
}
