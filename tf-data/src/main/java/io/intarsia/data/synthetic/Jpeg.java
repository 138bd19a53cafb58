package io.intarsia.data.synthetic;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** JPEG as the JDK writes it. */
final class Jpeg {
  private static final float QUALITY = 0.9f;

  private Jpeg() {}

  static byte[] encode(BufferedImage picture) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 14);
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(stream);
      ImageWriteParam options = writer.getDefaultWriteParam();
      options.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      options.setCompressionQuality(QUALITY);
      writer.write(null, new IIOImage(picture, null, null), options);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot encode a picture in memory", e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
