package io.intarsia.eval.detection.page;

import io.intarsia.core.boxes.Box;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** A picture with boxes on it: what was said, what is true. */
public final class BoxPicture {
  private static final int LONGER_SIDE = 420;
  private static final float LINE = 2.5f;
  private static final Font LABEL = new Font(Font.SANS_SERIF, Font.BOLD, 13);
  private static final int PADDING = 3;

  private final BufferedImage photo;
  private final List<Mark> marks = new ArrayList<>();

  /** A picture without boxes. */
  public BoxPicture(BufferedImage photo) {
    this.photo = photo;
  }

  /** Kinds of boxes. */
  public enum Kind {
    /** An object that is there: yellow, dashed, without a score. */
    TRUTH(0xf2c230),
    /** A detection that is right. */
    CORRECT(0x2f9e5f),
    /** A detection that is wrong. */
    WRONG(0xd9412b),
    /** A detection that nobody has judged, or that does not count. */
    PLAIN(0x3f7fd0);

    private final int rgb;

    Kind(int rgb) {
      this.rgb = rgb;
    }

    private Color color() {
      return new Color(rgb);
    }

    private BasicStroke stroke() {
      return this == TRUTH
          ? new BasicStroke(LINE, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dash(), 0)
          : new BasicStroke(LINE);
    }

    private static float[] dash() {
      return new float[] {7, 5};
    }
  }

  private record Mark(Kind kind, String label, Box box) {}

  /**
   * Appends a box.
   *
   * @param label class and score; empty for none
   * @param box in pixels of the picture
   */
  public BoxPicture mark(Kind kind, String label, Box box) {
    marks.add(new Mark(kind, label, box));
    return this;
  }

  /** The picture at the size of a page's column, with its boxes; later ones lie on top. */
  public BufferedImage draw() {
    return draw(LONGER_SIDE);
  }

  /** The same with so many pixels along the longer side. */
  public BufferedImage draw(int longerSide) {
    double scale = longerSide / (double) Math.max(photo.getWidth(), photo.getHeight());
    int width = Math.max(1, (int) Math.round(photo.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(photo.getHeight() * scale));
    BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = drawn.createGraphics();
    try {
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
      g.drawImage(photo, 0, 0, width, height, null);
      marks.forEach(mark -> outline(g, mark, scale));
      marks.forEach(mark -> label(g, mark, scale, width));
    } finally {
      g.dispose();
    }
    return drawn;
  }

  private static void outline(Graphics2D g, Mark mark, double scale) {
    Box box = mark.box();
    g.setColor(mark.kind().color());
    g.setStroke(mark.kind().stroke());
    g.drawRect(
        (int) Math.round(box.x1() * scale),
        (int) Math.round(box.y1() * scale),
        (int) Math.round(box.width() * scale),
        (int) Math.round(box.height() * scale));
  }

  /** Above the box, or inside it where there is no room; never beyond the right border. */
  private static void label(Graphics2D g, Mark mark, double scale, int width) {
    if (mark.label().isEmpty()) {
      return;
    }
    g.setFont(LABEL);
    int wide = g.getFontMetrics().stringWidth(mark.label()) + 2 * PADDING;
    int high = g.getFontMetrics().getHeight();
    int x = (int) Math.round(mark.box().x1() * scale);
    int y = (int) Math.round(mark.box().y1() * scale);
    int left = Math.max(0, Math.min(x, width - wide));
    int top = y >= high ? y - high : Math.max(0, y);
    g.setColor(mark.kind().color());
    g.fillRect(left, top, wide, high);
    g.setColor(mark.kind() == Kind.TRUTH ? Color.BLACK : Color.WHITE);
    g.drawString(mark.label(), left + PADDING, top + g.getFontMetrics().getAscent());
  }
}
