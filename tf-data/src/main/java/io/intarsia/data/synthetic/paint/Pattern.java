package io.intarsia.data.synthetic.paint;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** What a surface is covered with. */
public enum Pattern {
  /** Nothing. */
  PLAIN {
    @Override
    void cover(Brush brush, Rectangle2D area, double pitch, Color color, Draws draws) {}
  },
  /** Level bands: planks, water lines. */
  BANDS {
    @Override
    void cover(Brush brush, Rectangle2D area, double pitch, Color color, Draws draws) {
      for (double y = area.getMinY() + pitch / 2; y < area.getMaxY(); y += pitch) {
        brush.line(pitch * 0.35, color, area.getMinX(), y, area.getMaxX(), y);
      }
    }
  },
  /** Slanted stripes. */
  STRIPES {
    @Override
    void cover(Brush brush, Rectangle2D area, double pitch, Color color, Draws draws) {
      double slant = draws.between(-0.8, 0.8) * area.getHeight();
      double reach = Math.abs(slant);
      for (double x = area.getMinX() - reach; x < area.getMaxX() + reach; x += 1.4 * pitch) {
        brush.line(pitch * 0.5, color, x, area.getMinY(), x + slant, area.getMaxY());
      }
    }
  },
  /** Round spots in offset rows. */
  DOTS {
    @Override
    void cover(Brush brush, Rectangle2D area, double pitch, Color color, Draws draws) {
      int row = 0;
      for (double y = area.getMinY() + pitch / 2; y < area.getMaxY(); y += pitch, row++) {
        for (double x = area.getMinX() + pitch / (1 + row % 2); x < area.getMaxX(); x += pitch) {
          brush.fill(Brush.ellipse(x, y, pitch * 0.27, pitch * 0.27), color);
        }
      }
    }
  },
  /** Bricks in offset courses. */
  BRICKS {
    @Override
    void cover(Brush brush, Rectangle2D area, double pitch, Color color, Draws draws) {
      int row = 0;
      for (double y = area.getMinY(); y < area.getMaxY(); y += pitch, row++) {
        brush.line(pitch * 0.14, color, area.getMinX(), y, area.getMaxX(), y);
        for (double x = area.getMinX() + row % 2 * pitch; x < area.getMaxX(); x += 2 * pitch) {
          brush.line(pitch * 0.14, color, x, y, x, y + pitch);
        }
      }
    }
  },
  /** Irregular small spots: fur, gravel, leaves. */
  SPECKLE {
    @Override
    void cover(Brush brush, Rectangle2D area, double pitch, Color color, Draws draws) {
      int spots = (int) Math.min(90, area.getWidth() * area.getHeight() / (pitch * pitch) * 1.2);
      for (int i = 0; i < spots; i++) {
        double x = draws.between(area.getMinX(), area.getMaxX());
        double y = draws.between(area.getMinY(), area.getMaxY());
        double radius = pitch * draws.between(0.12, 0.3);
        brush.fill(Brush.ellipse(x, y, radius, radius * draws.between(0.5, 1)), color);
      }
    }
  };

  private static final List<Pattern> ALL = List.of(values());

  /** Any of them. */
  public static Pattern any(Draws draws) {
    return draws.pick(ALL);
  }

  /**
   * Covers a shape.
   *
   * @param pitch distance between repeats, in the brush's units
   */
  public void cover(Brush brush, Shape shape, double pitch, Color color, Draws draws) {
    brush.inside(shape, () -> cover(brush, shape.getBounds2D(), pitch, color, draws));
  }

  abstract void cover(Brush brush, Rectangle2D area, double pitch, Color color, Draws draws);
}
