package io.intarsia.data.importer;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.intarsia.data.importer.ImageHeader.Format;
import io.intarsia.data.layout.RejectedException;
import io.intarsia.proto.RejectReason;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * Decides whether a file is a picture that training can use, and makes it one where it can: turned
 * upright, and JPEG or PNG. May be used by several threads.
 */
final class PictureCheck {
  private final ImageCodec codec;
  private final PictureLimits limits;

  /** A picture that TensorFlow has decoded. */
  record Checked(ByteString bytes, int shortSide) {}

  PictureCheck(ImageCodec codec, PictureLimits limits) {
    this.codec = codec;
    this.limits = limits;
  }

  /**
   * Checks a file's content.
   *
   * @return the content itself if TensorFlow decodes it upright as it is, else encoded anew
   * @throws RejectedException if it is no picture, or not one within the limits
   */
  Checked check(byte[] bytes) throws RejectedException {
    if (bytes.length == 0) {
      throw new RejectedException(RejectReason.EMPTY, "");
    }
    Optional<ImageHeader> header = ImageHeader.read(bytes);
    if (header.isEmpty()) {
      throw new RejectedException(RejectReason.NOT_AN_IMAGE, "neither JPEG, PNG, GIF nor BMP");
    }
    checkSides(header.get());
    return new Checked(
        UnsafeByteOperations.unsafeWrap(usable(bytes, header.get())), header.get().shortSide());
  }

  private void checkSides(ImageHeader header) throws RejectedException {
    String size = header.width() + " x " + header.height() + " pixels";
    // Unsigned, because a hostile header can hold any number.
    if (Integer.compareUnsigned(header.width(), limits.maxSide()) > 0
        || Integer.compareUnsigned(header.height(), limits.maxSide()) > 0) {
      throw new RejectedException(RejectReason.TOO_LARGE, size);
    }
    if (header.shortSide() < limits.minSide()) {
      throw new RejectedException(RejectReason.TOO_SMALL, size);
    }
  }

  private byte[] usable(byte[] bytes, ImageHeader header) throws RejectedException {
    if (header.format() == Format.GIF || header.format() == Format.BMP) {
      return codec.encodePng(firstFrame(bytes));
    }
    if (header.orientation() != Orientation.UPRIGHT) {
      return codec.encodeJpeg(header.orientation().apply(codec.decode(bytes)));
    }
    codec.check(bytes);
    return bytes;
  }

  /** Java decodes these, because TensorFlow would decode every frame of an animation. */
  private static Pixels firstFrame(byte[] bytes) throws RejectedException {
    BufferedImage image;
    try {
      image = ImageIO.read(new ByteArrayInputStream(bytes));
    } catch (IOException | RuntimeException e) {
      // The JDK's readers meet damaged files with all kinds of unchecked exceptions.
      throw new RejectedException(RejectReason.CORRUPT, String.valueOf(e.getMessage()));
    }
    if (image == null) {
      throw new RejectedException(RejectReason.CORRUPT, "its header is damaged");
    }
    return pixels(image);
  }

  private static Pixels pixels(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] rgb = new byte[3 * width * height];
    int next = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int color = image.getRGB(x, y);
        rgb[next++] = (byte) (color >> 16);
        rgb[next++] = (byte) (color >> 8);
        rgb[next++] = (byte) color;
      }
    }
    return new Pixels(height, width, rgb);
  }
}
