package io.intarsia.study.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** Draws on an image, larger than life so that print stays sharp. */
final class PixelCanvas implements Canvas {
  private static final int SCALE = 2;
  private static final float FINE = 1;
  private static final float BOLD = 2;
  private static final double RADIUS = 3.5;
  private static final int OPAQUE = 255;

  private final BufferedImage image;
  private final Graphics2D graphics;

  PixelCanvas(double width, double height) {
    image =
        new BufferedImage(
            (int) Math.ceil(width * SCALE),
            (int) Math.ceil(height * SCALE),
            BufferedImage.TYPE_INT_RGB);
    graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.scale(SCALE, SCALE);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
  }

  /** The image; nothing can be drawn after this. */
  BufferedImage finish() {
    graphics.dispose();
    return image;
  }

  @Override
  public void line(Spot from, Spot to, Ink ink) {
    use(ink);
    graphics.draw(new Line2D.Double(from.x(), from.y(), to.x(), to.y()));
  }

  @Override
  public void path(List<Spot> spots, Ink ink) {
    if (spots.isEmpty()) {
      return;
    }
    use(ink);
    Path2D path = new Path2D.Double();
    path.moveTo(spots.get(0).x(), spots.get(0).y());
    spots.forEach(spot -> path.lineTo(spot.x(), spot.y()));
    graphics.draw(path);
  }

  @Override
  public void dot(Spot centre, Ink ink) {
    use(ink);
    graphics.fill(
        new Ellipse2D.Double(centre.x() - RADIUS, centre.y() - RADIUS, 2 * RADIUS, 2 * RADIUS));
  }

  @Override
  public void box(Spot corner, double width, double height, Ink ink, double strength) {
    Color color = ink.color();
    graphics.setColor(
        new Color(
            color.getRed(),
            color.getGreen(),
            color.getBlue(),
            (int) Math.round(OPAQUE * strength)));
    graphics.fill(new Rectangle2D.Double(corner.x(), corner.y(), width, height));
  }

  @Override
  public void words(Spot place, String words, Align align, Ink ink) {
    use(ink);
    int width = graphics.getFontMetrics().stringWidth(words);
    double left =
        switch (align) {
          case START -> place.x();
          case MIDDLE -> place.x() - width / 2.0;
          case END -> place.x() - width;
        };
    graphics.drawString(words, (float) left, (float) place.y());
  }

  private void use(Ink ink) {
    graphics.setColor(ink.color());
    graphics.setStroke(
        new BasicStroke(
            ink.isSeries() ? BOLD : FINE, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
  }
}
