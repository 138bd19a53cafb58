package io.intarsia.data.input;

import io.intarsia.core.graph.GraphSession;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.tensorflow.ndarray.FloatNdArray;

/** How a task draws one of its samples on a {@link ContactSheet}: two lines above pictures. */
interface SamplePanel {
  int FONT_SIZE = 13;
  int LINE = 17;

  /** Height of the two lines. */
  int CAPTION = 2 * LINE + 4;

  /** Between two pictures. */
  int SPACE = 14;

  /** About how wide a crop is drawn; small ones are enlarged by whole factors. */
  int PICTURE_SIDE = 260;

  /** Width of a sample in pixels. */
  int width();

  /** Height of a sample in pixels. */
  int height();

  /** Draws one sample with its top left corner at the origin. */
  @FunctionalInterface
  interface Drawing {
    void draw(Graphics2D graphics);
  }

  /** The samples of an explained stream's next batch. */
  List<Drawing> next(InputGraph stream, GraphSession session);

  /** Where a sample comes from, the first of the two lines. */
  static String origin(String name, long position, long epochLength) {
    return "%s   epoch %d, position %d".formatted(name, position / epochLength, position);
  }

  /** Writes the two lines. */
  static void drawCaption(Graphics2D graphics, String first, String second) {
    graphics.setColor(Color.BLACK);
    graphics.drawString(first, 0, FONT_SIZE);
    graphics.drawString(second, 0, FONT_SIZE + LINE);
  }

  /** The picture of pixels {@code [height, width, 3]}, 0 .. 255. */
  static BufferedImage image(FloatNdArray pixels) {
    BufferedImage image = blank(pixels);
    pixels
        .elements(1)
        .forEachIndexed(
            (at, pixel) ->
                image.setRGB(
                    (int) at[1],
                    (int) at[0],
                    rgb(
                        Math.round(pixel.getFloat(0)),
                        Math.round(pixel.getFloat(1)),
                        Math.round(pixel.getFloat(2)))));
    return image;
  }

  /** A black picture of the size of {@code [height, width, ...]}. */
  static BufferedImage blank(FloatNdArray pixels) {
    return new BufferedImage(
        (int) pixels.shape().get(1), (int) pixels.shape().get(0), BufferedImage.TYPE_INT_RGB);
  }

  /** A pixel of a picture from values 0 .. 255. */
  static int rgb(int red, int green, int blue) {
    return (red << 16) | (green << 8) | blue;
  }
}
