package io.intarsia.eval.colorization;

import java.awt.image.BufferedImage;

/** A picture's lightness: the grey of the same luminance (CIE Y of sRGB), which has the same L. */
final class Grey {
  private static final double[] LUMINANCE = {0.212671, 0.715160, 0.072169};

  private Grey() {}

  static BufferedImage of(BufferedImage picture) {
    BufferedImage grey =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        grey.setRGB(x, y, level(picture.getRGB(x, y)) * 0x010101);
      }
    }
    return grey;
  }

  /** The grey level, 0 to 255, of a pixel {@code 0xRRGGBB}. */
  static int level(int rgb) {
    double luminance =
        LUMINANCE[0] * intensity(rgb >> 16 & 0xff)
            + LUMINANCE[1] * intensity(rgb >> 8 & 0xff)
            + LUMINANCE[2] * intensity(rgb & 0xff);
    double encoded =
        luminance > 0.0031308 ? 1.055 * Math.pow(luminance, 1 / 2.4) - 0.055 : 12.92 * luminance;
    return (int) Math.round(255 * encoded);
  }

  private static double intensity(int level) {
    double encoded = level / 255.0;
    return encoded > 0.04045 ? Math.pow((encoded + 0.055) / 1.055, 2.4) : encoded / 12.92;
  }
}
