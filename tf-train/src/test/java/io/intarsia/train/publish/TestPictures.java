package io.intarsia.train.publish;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.tensorflow.ndarray.FloatNdArray;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;

/** Pictures with structure at several scales, made from a formula. */
final class TestPictures {
  private TestPictures() {}

  /** A picture of this size; another {@code kind} is another picture. */
  static BufferedImage picture(int width, int height, int kind) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int red = (int) (127.5 + 127.5 * Math.sin(0.11 * x + kind));
        int green = (int) (127.5 + 127.5 * Math.sin(0.07 * y + 0.05 * x));
        int blue = (x / 9 + y / 7 + kind) % 2 == 0 ? 230 : 20;
        picture.setRGB(x, y, red << 16 | green << 8 | blue);
      }
    }
    return picture;
  }

  /** The file content of a picture; the format is {@code png} or {@code jpg}. */
  static byte[] encode(BufferedImage picture, String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (!ImageIO.write(picture, format, out)) {
      throw new IOException("this Java cannot write " + format);
    }
    return out.toByteArray();
  }

  /** Pixels {@code [1, side, side, 3]} of the square in the middle. */
  static FloatNdArray middle(BufferedImage picture, int side) {
    int left = (picture.getWidth() - side) / 2;
    int top = (picture.getHeight() - side) / 2;
    FloatNdArray pixels = NdArrays.ofFloats(Shape.of(1, side, side, 3));
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        for (int channel = 0; channel < 3; channel++) {
          pixels.setFloat(value(picture, left + x, top + y, channel), 0, y, x, channel);
        }
      }
    }
    return pixels;
  }

  /**
   * The serving resize by its definition: short side {@code shortSide}, middle {@code side}; each
   * pixel the mean of the picture under a triangle about the pixel's centre, as wide as the shrink.
   */
  static FloatNdArray resizedMiddle(BufferedImage picture, int shortSide, int side) {
    double step = Math.min(picture.getWidth(), picture.getHeight()) / (double) shortSide;
    FloatNdArray pixels = NdArrays.ofFloats(Shape.of(1, side, side, 3));
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        double centerX = picture.getWidth() / 2.0 + (x + 0.5 - side / 2.0) * step;
        double centerY = picture.getHeight() / 2.0 + (y + 0.5 - side / 2.0) * step;
        for (int channel = 0; channel < 3; channel++) {
          float value =
              (float) underTriangle(picture, centerX, centerY, Math.max(1, step), channel);
          pixels.setFloat(value, 0, y, x, channel);
        }
      }
    }
    return pixels;
  }

  private static double underTriangle(
      BufferedImage picture, double centerX, double centerY, double radius, int channel) {
    double sum = 0;
    double weights = 0;
    for (int y = first(centerY, radius); y <= last(centerY, radius, picture.getHeight()); y++) {
      for (int x = first(centerX, radius); x <= last(centerX, radius, picture.getWidth()); x++) {
        double weight =
            Math.max(0, 1 - Math.abs(x + 0.5 - centerX) / radius)
                * Math.max(0, 1 - Math.abs(y + 0.5 - centerY) / radius);
        sum += weight * value(picture, x, y, channel);
        weights += weight;
      }
    }
    return sum / weights;
  }

  private static int first(double center, double radius) {
    return Math.max(0, (int) Math.floor(center - radius));
  }

  private static int last(double center, double radius, int length) {
    return Math.min(length - 1, (int) Math.ceil(center + radius));
  }

  private static int value(BufferedImage picture, int x, int y, int channel) {
    return picture.getRGB(x, y) >> (16 - 8 * channel) & 0xff;
  }
}
