package io.intarsia.data.synthetic;

/**
 * One object in a scene, as an annotator would mark it.
 *
 * @param name its class
 * @param box what is seen of it
 * @param difficult whether it is hard to recognise: small, or mostly hidden
 * @param truncated whether a part of it lies outside the picture or is hidden
 */
public record SceneObject(String name, Box box, boolean difficult, boolean truncated) {

  /** Corners in pixels from 0; the far ones are exclusive. */
  public record Box(int left, int top, int right, int bottom) {
    /** Refuses a box without an area. */
    public Box {
      if (left < 0 || top < 0 || right <= left || bottom <= top) {
        throw new IllegalArgumentException(
            "a box needs 0 <= left < right and 0 <= top < bottom, got %d %d %d %d"
                .formatted(left, top, right, bottom));
      }
    }

    /** Pixels from left to right. */
    public int width() {
      return right - left;
    }

    /** Pixels from top to bottom. */
    public int height() {
      return bottom - top;
    }
  }
}
