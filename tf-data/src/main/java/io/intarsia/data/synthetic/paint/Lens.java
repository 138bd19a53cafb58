package io.intarsia.data.synthetic.paint;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** What a camera does to a scene: exposure, colour cast, contrast and the sensor's grain. */
public final class Lens {
  private Lens() {}

  /** Takes the picture, in place ({@code TYPE_INT_RGB}). Nothing depends on the place in it. */
  public static void expose(BufferedImage picture, Draws draws) {
    double gain = draws.between(0.78, 1.12);
    double contrast = draws.between(0.8, 1.15);
    int[][] curves = new int[3][];
    for (int channel = 0; channel < 3; channel++) {
      curves[channel] = curve(gain * draws.between(0.92, 1.08), contrast);
    }
    grain(picture, curves, draws.between(2, 8), draws);
  }

  private static int[] curve(double gain, double contrast) {
    int[] table = new int[256];
    for (int value = 0; value < 256; value++) {
      table[value] = (int) Math.round((value * gain - 118) * contrast + 118);
    }
    return table;
  }

  private static void grain(BufferedImage picture, int[][] curves, double amount, Draws draws) {
    int[] pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
    for (int i = 0; i < pixels.length; i++) {
      long bits = draws.next();
      // The sum of two uniform bytes, around 0: a triangle, near enough to a bell.
      double bright = ((bits & 255) + (bits >>> 8 & 255) - 255) / 104.0 * amount;
      int pixel = pixels[i];
      int red = level(curves[0][pixel >> 16 & 255], bright, bits >>> 16, amount);
      int green = level(curves[1][pixel >> 8 & 255], bright, bits >>> 24, amount);
      int blue = level(curves[2][pixel & 255], bright, bits >>> 32, amount);
      pixels[i] = red << 16 | green << 8 | blue;
    }
  }

  private static int level(int value, double bright, long bits, double amount) {
    double tint = ((bits & 255) - 127.5) / 147.0 * amount;
    return (int) Math.max(0, Math.min(255, value + 0.8 * bright + 0.4 * tint));
  }
}
