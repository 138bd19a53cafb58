package io.intarsia.data.importer;

import io.intarsia.data.layout.RejectedException;
import io.intarsia.proto.RejectReason;
import java.nio.ByteBuffer;

/**
 * Walks the segments of a JPEG file up to the frame header (ITU-T T.81, annex B) and notes the Exif
 * orientation on the way.
 */
final class JpegHeader {
  private static final int MARKER = 0xff;
  private static final int APP1 = 0xe1;
  private static final int START_OF_SCAN = 0xda;
  private static final int FIRST_FRAME = 0xc0;
  private static final int LAST_FRAME = 0xcf;
  private static final int HUFFMAN_TABLES = 0xc4;
  private static final int EXTENSIONS = 0xc8;
  private static final int ARITHMETIC_CONDITIONING = 0xcc;

  private JpegHeader() {}

  /**
   * Reads width, height and orientation.
   *
   * @throws IndexOutOfBoundsException if the file ends first
   * @throws RejectedException if something stands where a segment should begin
   */
  static ImageHeader read(byte[] bytes) throws RejectedException {
    ByteBuffer jpeg = ByteBuffer.wrap(bytes);
    Orientation orientation = Orientation.UPRIGHT;
    int position = 2;
    while (true) {
      if (unsignedByte(jpeg, position) != MARKER) {
        throw new RejectedException(RejectReason.CORRUPT, "no segment begins at byte " + position);
      }
      int marker = unsignedByte(jpeg, position + 1);
      if (marker == MARKER) {
        // Any number of fill bytes may stand before a marker.
        position++;
        continue;
      }
      int content = position + 4;
      if (isFrame(marker)) {
        int height = Short.toUnsignedInt(jpeg.getShort(content + 1));
        int width = Short.toUnsignedInt(jpeg.getShort(content + 3));
        return new ImageHeader(ImageHeader.Format.JPEG, width, height, orientation);
      }
      if (marker == START_OF_SCAN) {
        throw new RejectedException(RejectReason.CORRUPT, "has no frame header");
      }
      int length = Short.toUnsignedInt(jpeg.getShort(position + 2));
      if (marker == APP1 && orientation == Orientation.UPRIGHT) {
        orientation = ExifOrientation.read(bytes, content, position + 2 + length);
      }
      position += 2 + Math.max(length, 2);
    }
  }

  private static boolean isFrame(int marker) {
    return marker >= FIRST_FRAME
        && marker <= LAST_FRAME
        && marker != HUFFMAN_TABLES
        && marker != EXTENSIONS
        && marker != ARITHMETIC_CONDITIONING;
  }

  private static int unsignedByte(ByteBuffer bytes, int position) {
    return Byte.toUnsignedInt(bytes.get(position));
  }
}
