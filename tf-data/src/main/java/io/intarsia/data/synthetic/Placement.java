package io.intarsia.data.synthetic;

import io.intarsia.data.synthetic.figures.Figure;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;

/**
 * Where a figure goes, in heights of the picture.
 *
 * @param left of the figure's area
 * @param foot of the figure's area, which is its bottom
 * @param height of the figure's area
 * @param mirrored whether left and right are swapped
 */
record Placement(Figure figure, double left, double foot, double height, boolean mirrored) {

  double width() {
    return height * figure.aspect();
  }

  Rectangle2D area() {
    return new Rectangle2D.Double(left, foot - height, width(), height);
  }

  /** Share of the smaller area that both cover. */
  double overlap(Placement other) {
    Rectangle2D shared = area().createIntersection(other.area());
    if (shared.getWidth() <= 0 || shared.getHeight() <= 0) {
      return 0;
    }
    double smaller = Math.min(width() * height, other.width() * other.height);
    return shared.getWidth() * shared.getHeight() / smaller;
  }

  /** From the figure's units to pixels of a picture so many pixels high. */
  AffineTransform toPixels(int pictureHeight) {
    AffineTransform transform = AffineTransform.getScaleInstance(pictureHeight, pictureHeight);
    transform.translate(mirrored ? left + width() : left, foot - height);
    transform.scale(mirrored ? -height : height, height);
    return transform;
  }
}
