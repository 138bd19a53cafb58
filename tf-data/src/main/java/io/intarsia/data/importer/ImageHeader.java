package io.intarsia.data.importer;

import io.intarsia.data.layout.RejectedException;
import io.intarsia.proto.RejectReason;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * What the first bytes of a picture tell without decoding it.
 *
 * @param format by its content, whatever its name says
 * @param width in pixels, as stored
 * @param height in pixels, as stored
 * @param orientation how to turn the stored pixels upright
 */
record ImageHeader(Format format, int width, int height, Orientation orientation) {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
  private static final byte[] GIF = {'G', 'I', 'F', '8'};
  private static final byte[] BMP = {'B', 'M'};

  /** Formats that are taken. */
  enum Format {
    JPEG,
    PNG,
    GIF,
    BMP
  }

  /** Length of the longer side in pixels. */
  int longSide() {
    return Math.max(width, height);
  }

  /** Length of the shorter side in pixels. */
  int shortSide() {
    return Math.min(width, height);
  }

  /**
   * Reads a header; empty where the bytes are of no known format.
   *
   * @throws RejectedException if they are of a known format and end inside the header
   */
  static Optional<ImageHeader> read(byte[] bytes) throws RejectedException {
    try {
      if (startsWith(bytes, JPEG)) {
        return Optional.of(JpegHeader.read(bytes));
      }
      return readSize(bytes);
    } catch (IndexOutOfBoundsException e) {
      throw new RejectedException(RejectReason.CORRUPT, "ends inside its header");
    }
  }

  private static Optional<ImageHeader> readSize(byte[] bytes) {
    ByteBuffer big = ByteBuffer.wrap(bytes);
    ByteBuffer little = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (startsWith(bytes, PNG)) {
      return upright(Format.PNG, big.getInt(16), big.getInt(20));
    }
    if (startsWith(bytes, GIF)) {
      return upright(Format.GIF, unsigned(little.getShort(6)), unsigned(little.getShort(8)));
    }
    if (startsWith(bytes, BMP)) {
      return upright(Format.BMP, little.getInt(18), Math.abs(little.getInt(22)));
    }
    return Optional.empty();
  }

  private static Optional<ImageHeader> upright(Format format, int width, int height) {
    return Optional.of(new ImageHeader(format, width, height, Orientation.UPRIGHT));
  }

  private static int unsigned(short value) {
    return Short.toUnsignedInt(value);
  }

  private static boolean startsWith(byte[] bytes, byte[] magic) {
    return bytes.length >= magic.length
        && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
  }
}
