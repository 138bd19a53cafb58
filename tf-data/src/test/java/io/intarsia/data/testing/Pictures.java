package io.intarsia.data.testing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Small pictures drawn for tests. */
public final class Pictures {
  private Pictures() {}

  /** A JPEG file in colour: the top left quarter red, the rest a shade that the number chooses. */
  public static byte[] jpeg(int width, int height, int number) {
    return encode(drawn(width, height, number, BufferedImage.TYPE_INT_RGB), "jpg");
  }

  /** As {@link #jpeg}, as PNG. */
  public static byte[] png(int width, int height, int number) {
    return encode(drawn(width, height, number, BufferedImage.TYPE_INT_RGB), "png");
  }

  /** As {@link #jpeg}, in any format that Java writes and any {@link BufferedImage} type. */
  public static byte[] encoded(int width, int height, int type, String format) {
    return encode(drawn(width, height, 0, type), format);
  }

  private static BufferedImage drawn(int width, int height, int number, int type) {
    BufferedImage image = new BufferedImage(width, height, type);
    Graphics2D pen = image.createGraphics();
    pen.setColor(new Color(40, (37 * number) % 256, 200));
    pen.fillRect(0, 0, width, height);
    pen.setColor(Color.RED);
    pen.fillRect(0, 0, width / 2, height / 2);
    pen.dispose();
    return image;
  }

  private static byte[] encode(BufferedImage image, String format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, out)) {
        throw new IllegalArgumentException("Java cannot write this picture as " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
