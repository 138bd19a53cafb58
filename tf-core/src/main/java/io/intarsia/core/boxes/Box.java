package io.intarsia.core.boxes;

/**
 * A rectangle of a picture by its edges, in pixels from the picture's upper left corner: a pixel at
 * (0, 0) is the box 0, 0, 1, 1. Edges may lie between pixels.
 *
 * @param x1 left edge
 * @param y1 upper edge
 * @param x2 right edge, not left of {@code x1}
 * @param y2 lower edge, not above {@code y1}
 */
public record Box(float x1, float y1, float x2, float y2) {

  /**
   * Refuses edges that are in the wrong order or no finite numbers.
   *
   * @throws IllegalArgumentException for such edges; the message gives all four
   */
  public Box {
    if (!(Float.isFinite(x1) && Float.isFinite(y1) && x2 >= x1 && y2 >= y1)
        || Float.isInfinite(x2)
        || Float.isInfinite(y2)) {
      throw new IllegalArgumentException(
          "no box has the edges x1 %s, y1 %s, x2 %s, y2 %s".formatted(x1, y1, x2, y2));
    }
  }

  /** Length of the upper edge, at least 0. */
  public double width() {
    return (double) x2 - x1;
  }

  /** Length of the left edge, at least 0. */
  public double height() {
    return (double) y2 - y1;
  }

  /** Area in square pixels, at least 0. */
  public double area() {
    return width() * height();
  }

  /** Area that both boxes cover. */
  public double intersection(Box other) {
    double across = Math.min((double) x2, other.x2) - Math.max((double) x1, other.x1);
    double down = Math.min((double) y2, other.y2) - Math.max((double) y1, other.y1);
    return across > 0 && down > 0 ? across * down : 0;
  }

  /**
   * Intersection over union, the Jaccard index of the two areas: 0 for boxes apart, 1 for equal
   * ones. It is PASCAL VOC's overlap too, whose corners are pixels within the box: with edges, no 1
   * needs to be added to a width.
   */
  public double iou(Box other) {
    double shared = intersection(other);
    return shared == 0 ? 0 : shared / (area() + other.area() - shared);
  }

  /** The part that lies in a picture; on its border where nothing does. */
  public Box clippedTo(float width, float height) {
    return new Box(clamp(x1, width), clamp(y1, height), clamp(x2, width), clamp(y2, height));
  }

  private static float clamp(float edge, float end) {
    return Math.min(Math.max(edge, 0), end);
  }
}
