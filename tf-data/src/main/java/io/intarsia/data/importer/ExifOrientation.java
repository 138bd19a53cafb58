package io.intarsia.data.importer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Finds the orientation in the Exif segment of a JPEG file, which is a small TIFF file. */
final class ExifOrientation {
  private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
  private static final int ORIENTATION_TAG = 274;
  private static final int ENTRY_BYTES = 12;
  private static final int VALUE_OFFSET = 8;

  private ExifOrientation() {}

  /**
   * The orientation told by the segment with the content {@code [begin, end)}. A segment that is
   * not Exif, or a damaged one, tells nothing: the picture itself may be sound.
   */
  static Orientation read(byte[] jpeg, int begin, int end) {
    int tiff = begin + EXIF.length;
    if (end > jpeg.length
        || tiff > end
        || !Arrays.equals(jpeg, begin, tiff, EXIF, 0, EXIF.length)) {
      return Orientation.UPRIGHT;
    }
    return ofTiff(ByteBuffer.wrap(jpeg, tiff, end - tiff).slice());
  }

  private static Orientation ofTiff(ByteBuffer tiff) {
    try {
      tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
      int directory = tiff.getInt(4);
      int entries = Short.toUnsignedInt(tiff.getShort(directory));
      for (int i = 0; i < entries; i++) {
        int entry = directory + Short.BYTES + i * ENTRY_BYTES;
        if (Short.toUnsignedInt(tiff.getShort(entry)) == ORIENTATION_TAG) {
          return Orientation.ofExif(tiff.getShort(entry + VALUE_OFFSET));
        }
      }
      return Orientation.UPRIGHT;
    } catch (IndexOutOfBoundsException e) {
      return Orientation.UPRIGHT;
    }
  }
}
