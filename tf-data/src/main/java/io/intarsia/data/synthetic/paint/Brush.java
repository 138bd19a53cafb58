package io.intarsia.data.synthetic.paint;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;

/**
 * Paints shapes in the units of a figure: its top is y = 0, its foot y = 1, and x has the same
 * unit, so circles are round. Closing it frees the picture's graphics.
 */
public final class Brush implements AutoCloseable {
  private final Graphics2D graphics;
  private final double light;

  /**
   * A brush on a picture.
   *
   * @param toPixels from the figure's units to pixels
   * @param light from where the light falls: -1 is left, 1 is right, in the figure's units
   */
  public Brush(BufferedImage picture, AffineTransform toPixels, double light) {
    this.graphics = picture.createGraphics();
    this.light = light;
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.transform(toPixels);
  }

  /** Fills a shape. */
  public void fill(Shape shape, Paint paint) {
    graphics.setPaint(paint);
    graphics.fill(shape);
  }

  /** Fills a shape so that the side towards the light is brighter. */
  public void fillLit(Shape shape, Color color) {
    fill(shape, lit(color, shape));
  }

  /** Draws along a shape with round ends; the width is in the figure's units. */
  public void stroke(Shape shape, double width, Paint paint) {
    graphics.setStroke(
        new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.setPaint(paint);
    graphics.draw(shape);
  }

  /** A straight line with round ends. */
  public void line(double width, Paint paint, double x1, double y1, double x2, double y2) {
    stroke(polyline(x1, y1, x2, y2), width, paint);
  }

  /** Paints something that is seen inside a shape only. */
  public void inside(Shape shape, Runnable painting) {
    Shape before = graphics.getClip();
    graphics.clip(shape);
    painting.run();
    graphics.setClip(before);
  }

  private Paint lit(Color color, Shape shape) {
    Rectangle2D box = shape.getBounds2D();
    double reach = box.getWidth() / 2 * light;
    return new GradientPaint(
        (float) (box.getCenterX() + reach),
        (float) box.getMinY(),
        Colors.mix(color, Color.WHITE, 0.18),
        (float) (box.getCenterX() - reach),
        (float) box.getMaxY(),
        Colors.scale(color, 0.68));
  }

  @Override
  public void close() {
    graphics.dispose();
  }

  /** An ellipse by centre and radii. */
  public static Shape ellipse(double x, double y, double radiusX, double radiusY) {
    return new Ellipse2D.Double(x - radiusX, y - radiusY, 2 * radiusX, 2 * radiusY);
  }

  /** An ellipse turned about its centre, by radians. */
  public static Shape ellipse(double x, double y, double radiusX, double radiusY, double turn) {
    return AffineTransform.getRotateInstance(turn, x, y)
        .createTransformedShape(ellipse(x, y, radiusX, radiusY));
  }

  /** A rectangle by two corners. */
  public static Shape box(double x1, double y1, double x2, double y2) {
    return new Rectangle2D.Double(x1, y1, x2 - x1, y2 - y1);
  }

  /** A rectangle with round corners, by two corners. */
  public static Shape roundBox(double x1, double y1, double x2, double y2, double radius) {
    return new RoundRectangle2D.Double(x1, y1, x2 - x1, y2 - y1, 2 * radius, 2 * radius);
  }

  /** A closed shape through points given as x, y, x, y ... */
  public static Path2D polygon(double... points) {
    Path2D path = polyline(points);
    path.closePath();
    return path;
  }

  /** An open path through points given as x, y, x, y ... */
  public static Path2D polyline(double... points) {
    Path2D path = new Path2D.Double();
    path.moveTo(points[0], points[1]);
    for (int i = 2; i < points.length; i += 2) {
      path.lineTo(points[i], points[i + 1]);
    }
    return path;
  }

  /** A path of quadratic curves: start, then pairs of control point and end. */
  public static Path2D curve(double... points) {
    Path2D path = new Path2D.Double();
    path.moveTo(points[0], points[1]);
    for (int i = 2; i < points.length; i += 4) {
      path.quadTo(points[i], points[i + 1], points[i + 2], points[i + 3]);
    }
    return path;
  }
}
