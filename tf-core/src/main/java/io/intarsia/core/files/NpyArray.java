package io.intarsia.core.files;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/** An array read from a {@code .npy} file, flat in C order. */
public final class NpyArray {
  private static final Charset UTF_32LE = Charset.forName("UTF-32LE");

  private final NpyHeader header;
  private final ByteBuffer data;

  NpyArray(NpyHeader header, ByteBuffer data) {
    this.header = header;
    this.data = data.order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Lengths of the dimensions. */
  public List<Long> shape() {
    return header.shape();
  }

  /** Whether the elements are text. */
  public boolean isText() {
    return header.type().contains("U") || header.type().contains("S");
  }

  /**
   * Elements of an integer array of any width.
   *
   * @throws IllegalStateException for floating-point or text elements
   */
  public long[] toLongs() {
    IntToLongFunction element =
        switch (header.type()) {
          case "<i8", "<u8" -> i -> data.getLong(i * Long.BYTES);
          case "<i4" -> i -> data.getInt(i * Integer.BYTES);
          case "<u4" -> i -> Integer.toUnsignedLong(data.getInt(i * Integer.BYTES));
          case "<i2" -> i -> data.getShort(i * Short.BYTES);
          case "<u2" -> i -> Short.toUnsignedLong(data.getShort(i * Short.BYTES));
          case "|i1" -> i -> data.get(i);
          case "|u1", "|b1" -> i -> Byte.toUnsignedLong(data.get(i));
          default -> throw unexpected("integers");
        };
    return IntStream.range(0, length()).mapToLong(element).toArray();
  }

  /**
   * Elements of a float32 array.
   *
   * @throws IllegalStateException for elements of another type
   */
  public float[] toFloats() {
    if (!header.type().equals("<f4")) {
      throw unexpected("float32");
    }
    float[] values = new float[length()];
    data.duplicate().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return values;
  }

  /**
   * Elements of a floating-point array.
   *
   * @throws IllegalStateException for integer or text elements
   */
  public double[] toDoubles() {
    IntToDoubleFunction element =
        switch (header.type()) {
          case "<f8" -> i -> data.getDouble(i * Double.BYTES);
          case "<f4" -> i -> data.getFloat(i * Float.BYTES);
          default -> throw unexpected("float32 or float64");
        };
    return IntStream.range(0, length()).mapToDouble(element).toArray();
  }

  /**
   * Elements of a text array, without the zeros that pad them.
   *
   * @throws IllegalStateException for numbers
   */
  public List<String> toStrings() {
    if (!isText()) {
      throw unexpected("text");
    }
    int width = header.elementBytes();
    Charset charset = header.type().contains("U") ? UTF_32LE : StandardCharsets.UTF_8;
    return IntStream.range(0, length())
        .mapToObj(i -> unpadded(charset.decode(data.slice(i * width, width)).toString()))
        .toList();
  }

  private static String unpadded(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == 0) {
      end--;
    }
    return text.substring(0, end);
  }

  private int length() {
    return Math.toIntExact(header.elements());
  }

  private IllegalStateException unexpected(String wanted) {
    return new IllegalStateException(
        "the array holds %s, expected %s".formatted(header.type(), wanted));
  }
}
