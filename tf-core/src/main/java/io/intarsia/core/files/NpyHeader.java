package io.intarsia.core.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands before the data of a {@code .npy} file.
 *
 * @param type NumPy's name of the element type, such as {@code <f4} or {@code <U12}
 * @param shape lengths of the dimensions; elements lie in C order
 */
public record NpyHeader(String type, List<Long> shape) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int ALIGNMENT = 64;

  /** A hundred times what any array of ours takes; longer ones are those of record types. */
  private static final int LONGEST_HEADER = 1 << 16;

  /**
   * NumPy leaves room for this many digits in the first length ({@code GROWTH_AXIS_MAX_DIGITS}).
   */
  private static final int ROOM_FOR_DIGITS = 21;

  private static final Pattern DICTIONARY =
      Pattern.compile(
          "\\{\\s*'descr':\\s*'([^']*)',\\s*'fortran_order':\\s*(True|False),"
              + "\\s*'shape':\\s*\\(([\\d,\\s]*)\\),?\\s*\\}\\s*");
  private static final Pattern TYPE = Pattern.compile("[<|]([ifbuSU])(\\d{1,6})");
  private static final int BYTES_PER_UNICODE_CHARACTER = 4;

  /** Copies the shape. */
  public NpyHeader {
    shape = List.copyOf(shape);
  }

  /** Elements in the array. */
  public long elements() {
    return shape.stream().reduce(1L, Math::multiplyExact);
  }

  /** Bytes of one element. */
  public int elementBytes() {
    Matcher matcher = TYPE.matcher(type);
    if (!matcher.matches()) {
      throw new IllegalStateException("unknown element type " + type);
    }
    int length = Integer.parseInt(matcher.group(2));
    return matcher.group(1).equals("U") ? length * BYTES_PER_UNICODE_CHARACTER : length;
  }

  /** Bytes of the data. */
  public long dataBytes() {
    return Math.multiplyExact(elements(), elementBytes());
  }

  /** The header as it stands in a file, padded so that the data begins at a multiple of 64. */
  public byte[] toBytes() {
    String lengths = String.join(", ", shape.stream().map(String::valueOf).toList());
    String tuple = shape.size() == 1 ? lengths + "," : lengths;
    String dictionary =
        "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }".formatted(type, tuple);
    int room = shape.isEmpty() ? 0 : ROOM_FOR_DIGITS - String.valueOf(shape.get(0)).length();
    int prefix = MAGIC.length + 2 + Short.BYTES;
    int unpadded = prefix + dictionary.length() + 1;
    int total = (unpadded + room + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    ByteBuffer bytes = ByteBuffer.allocate(total).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) (total - prefix));
    bytes.put(
        (dictionary + " ".repeat(total - unpadded) + "\n").getBytes(StandardCharsets.US_ASCII));
    return bytes.array();
  }

  /**
   * Reads the header at the beginning of a file and leaves the channel at the data.
   *
   * @param file where the array was found, for messages
   * @throws CorruptFileException if there is none, or its array cannot be read here
   */
  public static NpyHeader read(Path file, ReadableByteChannel channel) throws IOException {
    ByteBuffer start = readFully(file, channel, MAGIC.length + 2);
    if (!start.slice(0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))) {
      throw new CorruptFileException("%s is no .npy file".formatted(file));
    }
    int version = start.get(MAGIC.length);
    int length =
        version == 1
            ? Short.toUnsignedInt(readFully(file, channel, Short.BYTES).getShort())
            : readFully(file, channel, Integer.BYTES).getInt();
    if (length < 0 || length > LONGEST_HEADER) {
      throw new CorruptFileException("%s: its .npy header is damaged".formatted(file));
    }
    String text = StandardCharsets.UTF_8.decode(readFully(file, channel, length)).toString();
    return parse(file, text);
  }

  private static NpyHeader parse(Path file, String text) throws CorruptFileException {
    Matcher matcher = DICTIONARY.matcher(text);
    if (!matcher.matches()) {
      throw new CorruptFileException(
          "%s: unreadable .npy header '%s'".formatted(file, text.strip()));
    }
    String type = matcher.group(1);
    if (type.contains("O")) {
      throw new CorruptFileException(
          ("%s holds pickled Python objects, which are not read because they can run code; save it "
                  + "with a plain type: np.save(path, array.astype(str))")
              .formatted(file));
    }
    if (!TYPE.matcher(type).matches()) {
      throw new CorruptFileException(
          "%s: element type '%s' is not supported (little-endian integers, floats and text are)"
              .formatted(file, type));
    }
    if (matcher.group(2).equals("True")) {
      throw new CorruptFileException(
          "%s is in Fortran order; save it with np.save(path, np.ascontiguousarray(array))"
              .formatted(file));
    }
    return new NpyHeader(type, shape(matcher.group(3)));
  }

  private static List<Long> shape(String tuple) {
    return Arrays.stream(tuple.split(","))
        .map(String::strip)
        .filter(length -> !length.isEmpty())
        .map(Long::valueOf)
        .toList();
  }

  private static ByteBuffer readFully(Path file, ReadableByteChannel channel, int length)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new CorruptFileException("%s ends inside its .npy header".formatted(file));
      }
    }
    return buffer.flip();
  }
}
