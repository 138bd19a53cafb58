package io.intarsia.data.importer;

/** A decoded picture: {@code [height, width, 3]} bytes of red, green and blue. */
final class Pixels {
  private static final int CHANNELS = 3;

  private final int height;
  private final int width;
  private final byte[] rgb;

  /** A picture of zeros. */
  static Pixels black(int height, int width) {
    return new Pixels(height, width, new byte[CHANNELS * height * width]);
  }

  /** Keeps the array. */
  Pixels(int height, int width, byte[] rgb) {
    if (rgb.length != 3L * height * width) {
      throw new IllegalArgumentException(
          "%d x %d pixels take %d bytes, got %d"
              .formatted(width, height, 3L * height * width, rgb.length));
    }
    this.height = height;
    this.width = width;
    this.rgb = rgb;
  }

  int height() {
    return height;
  }

  int width() {
    return width;
  }

  /** The array itself. */
  byte[] rgb() {
    return rgb;
  }

  /** Copies a pixel, counted along the rows, from another picture. */
  void copyPixel(int pixel, Pixels source, int sourcePixel) {
    System.arraycopy(source.rgb, sourcePixel * CHANNELS, rgb, pixel * CHANNELS, CHANNELS);
  }
}
