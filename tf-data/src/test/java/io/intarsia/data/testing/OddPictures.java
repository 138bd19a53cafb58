package io.intarsia.data.testing;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Pictures of the kinds that real collections hold and simple programs stumble over. */
public final class OddPictures {
  private static final int AFTER_START_OF_IMAGE = 2;

  private OddPictures() {}

  /** A greyscale JPEG. */
  public static byte[] grey() {
    return Pictures.encoded(16, 16, BufferedImage.TYPE_BYTE_GRAY, "jpg");
  }

  /** A JPEG with the Exif orientation 1 to 8. */
  public static byte[] rotated(int width, int height, int orientation) {
    ByteBuffer exif = ByteBuffer.allocate(36);
    exif.putShort((short) 0xffe1).putShort((short) 34);
    exif.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
    exif.put(new byte[] {'M', 'M', 0, 42}).putInt(8);
    exif.putShort((short) 1).putShort((short) 274).putShort((short) 3).putInt(1);
    exif.putShort((short) orientation).putShort((short) 0).putInt(0);
    return inserted(Pictures.jpeg(width, height, 1), AFTER_START_OF_IMAGE, exif.array());
  }

  /** A pure red JPEG in CMYK as plain inks: 255 is full ink. */
  public static byte[] redInInks() {
    return cmyk(0, 255, 255, 0);
  }

  /** A pure red JPEG in CMYK as Adobe's programs write it: marked, and inverted. */
  public static byte[] redInInvertedInks() {
    ByteBuffer adobe = ByteBuffer.allocate(16);
    adobe.putShort((short) 0xffee).putShort((short) 14);
    adobe.put("Adobe".getBytes(StandardCharsets.US_ASCII)).putShort((short) 100).putInt(0);
    adobe.put((byte) 0);
    return inserted(cmyk(255, 0, 0, 255), AFTER_START_OF_IMAGE, adobe.array());
  }

  /** A sound PNG header of any size with nothing behind it. */
  public static byte[] pngOfSize(int width, int height) {
    byte[] png = Pictures.png(1, 1, 0);
    ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
    CRC32 crc = new CRC32();
    crc.update(png, 12, 17);
    ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
    return png;
  }

  /** The first share of a file. */
  public static byte[] truncated(byte[] file, double share) {
    return Arrays.copyOf(file, (int) (file.length * share));
  }

  private static byte[] cmyk(int... inks) {
    WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 16, 16, 4, null);
    for (int band = 0; band < inks.length; band++) {
      int[] samples = new int[16 * 16];
      Arrays.fill(samples, inks[band]);
      raster.setSamples(0, 0, 16, 16, band, samples);
    }
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(new IIOImage(raster, null, null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static byte[] inserted(byte[] file, int place, byte[] part) {
    ByteBuffer longer = ByteBuffer.allocate(file.length + part.length);
    longer.put(file, 0, place).put(part).put(file, place, file.length - place);
    return longer.array();
  }
}
