package io.intarsia.data.importer;

/**
 * How stored pixels must be turned to stand upright: Exif tag 274 (CIPA DC-008, 4.6.4). Each is a
 * transposition, where the sides swap, followed by mirrorings.
 */
enum Orientation {
  UPRIGHT(false, false, false),
  MIRRORED(false, true, false),
  UPSIDE_DOWN(false, true, true),
  MIRRORED_UPSIDE_DOWN(false, false, true),
  TRANSPOSED(true, false, false),
  TURN_RIGHT(true, true, false),
  TRANSVERSED(true, true, true),
  TURN_LEFT(true, false, true);

  private final boolean swapsSides;
  private final boolean mirrorsColumns;
  private final boolean mirrorsRows;

  Orientation(boolean swapsSides, boolean mirrorsColumns, boolean mirrorsRows) {
    this.swapsSides = swapsSides;
    this.mirrorsColumns = mirrorsColumns;
    this.mirrorsRows = mirrorsRows;
  }

  /** The orientation that an Exif value from 1 to 8 names; others mean nothing and are upright. */
  static Orientation ofExif(int value) {
    return value >= 1 && value <= values().length ? values()[value - 1] : UPRIGHT;
  }

  /** The picture, standing upright. */
  Pixels apply(Pixels stored) {
    int height = swapsSides ? stored.width() : stored.height();
    int width = swapsSides ? stored.height() : stored.width();
    Pixels upright = Pixels.black(height, width);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int row = mirrorsRows ? height - 1 - y : y;
        int column = mirrorsColumns ? width - 1 - x : x;
        int from = swapsSides ? column * stored.width() + row : row * stored.width() + column;
        upright.copyPixel(y * width + x, stored, from);
      }
    }
    return upright;
  }
}
