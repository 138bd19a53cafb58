package io.intarsia.eval.detector;

import io.intarsia.core.boxes.Box;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;

/** Draws what a detector sees into a picture: a box in the colour of its class, name and score. */
public final class BoxPainter {
  /** Of a picture's longer side. */
  private static final float LINE = 0.005f;

  private static final float LETTERS = 0.03f;

  /** Turns each class's hue away from the one before by the golden section of the circle. */
  private static final float HUE_STEP = 0.618034f;

  private final List<String> classes;

  /** Will draw objects of these classes. */
  public BoxPainter(List<String> classes) {
    this.classes = List.copyOf(classes);
  }

  /** A copy of the picture with the findings, the most probable on top. */
  public BufferedImage draw(BufferedImage picture, List<Finding> findings) {
    BufferedImage drawn =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = drawn.createGraphics();
    try {
      graphics.drawImage(picture, 0, 0, null);
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      float side = Math.max(picture.getWidth(), picture.getHeight());
      graphics.setStroke(new BasicStroke(Math.max(2, LINE * side)));
      graphics.setFont(
          new Font(Font.SANS_SERIF, Font.BOLD, Math.max(10, Math.round(LETTERS * side))));
      for (int i = findings.size() - 1; i >= 0; i--) {
        draw(graphics, findings.get(i));
      }
    } finally {
      graphics.dispose();
    }
    return drawn;
  }

  private void draw(Graphics2D graphics, Finding finding) {
    Box box = finding.box();
    graphics.setColor(color(finding.category()));
    graphics.draw(new Rectangle2D.Double(box.x1(), box.y1(), box.width(), box.height()));
    String text = String.format(Locale.ROOT, "%s %.2f", finding.category(), finding.score());
    FontMetrics metrics = graphics.getFontMetrics();
    double top = Math.max(0, box.y1() - metrics.getHeight());
    graphics.fill(
        new Rectangle2D.Double(
            box.x1(), top, metrics.stringWidth(text) + 4.0, metrics.getHeight()));
    graphics.setColor(Color.BLACK);
    graphics.drawString(text, box.x1() + 2, (float) top + metrics.getAscent());
  }

  private Color color(String category) {
    return Color.getHSBColor(classes.indexOf(category) * HUE_STEP, 0.6f, 1);
  }
}
