package io.intarsia.core.weights;

import io.intarsia.core.UserException;
import io.intarsia.core.files.CorruptFileException;
import io.intarsia.core.weights.SafetensorsHeader.Entry;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tensorflow.ndarray.FloatNdArray;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;

/**
 * A safetensors file whose header was found sound.
 *
 * @param path the file
 * @param header what is in it
 * @param dataOffset first byte behind the header
 */
public record SafetensorsFile(Path path, SafetensorsHeader header, long dataOffset)
    implements WeightsFile {
  /** Limit of the reference implementation. */
  private static final long LARGEST_HEADER = 100_000_000;

  /**
   * Reads the header and checks every length and offset of it against the file.
   *
   * @throws CorruptFileException if the file is cut, has something behind its end, overlaps or
   *     leaves holes, or its header cannot be read
   */
  public static SafetensorsFile open(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path)) {
      long headerBytes = read(channel, path, 0, Long.BYTES).getLong();
      if (headerBytes < 2 || headerBytes > Math.min(LARGEST_HEADER, channel.size() - Long.BYTES)) {
        throw new CorruptFileException(
            "%s is no safetensors file or cut: a header of %d bytes in a file of %d"
                .formatted(path, headerBytes, channel.size()));
      }
      ByteBuffer json = read(channel, path, Long.BYTES, (int) headerBytes);
      SafetensorsHeader header = parse(path, StandardCharsets.UTF_8.decode(json).toString());
      long dataOffset = Long.BYTES + headerBytes;
      check(path, header, channel.size() - dataOffset);
      return new SafetensorsFile(path, header, dataOffset);
    }
  }

  private static SafetensorsHeader parse(Path path, String json) throws CorruptFileException {
    try {
      return SafetensorsJson.read(json);
    } catch (IOException | IllegalStateException | NumberFormatException e) {
      throw new CorruptFileException(
          "%s: its header cannot be read: %s".formatted(path, e.getMessage()));
    }
  }

  /** Every tensor begins where the one before it ends; the last ends with the file. */
  private static void check(Path path, SafetensorsHeader header, long dataBytes)
      throws CorruptFileException {
    long expected = 0;
    List<String> names =
        header.tensors().keySet().stream()
            .sorted(Comparator.comparing(name -> entry(header, name).begin()))
            .toList();
    for (String name : names) {
      Entry entry = entry(header, name);
      if (entry.begin() != expected || entry.end() < entry.begin() || entry.end() > dataBytes) {
        throw new CorruptFileException(
            "%s: %s has data_offsets %d to %d, expected to begin at %d and end within %d bytes"
                .formatted(path, name, entry.begin(), entry.end(), expected, dataBytes));
      }
      checkShape(path, name, entry);
      expected = entry.end();
    }
    if (expected != dataBytes) {
      throw new CorruptFileException(
          "%s: its tensors end at byte %d of %d".formatted(path, expected, dataBytes));
    }
  }

  private static void checkShape(Path path, String name, Entry entry) throws CorruptFileException {
    boolean positive = entry.shape().stream().allMatch(size -> size >= 0);
    int elementBytes =
        Arrays.stream(ElementType.values())
            .filter(type -> type.name().equals(entry.type()))
            .mapToInt(ElementType::bytes)
            .findFirst()
            .orElse(0);
    long bytes = entry.end() - entry.begin();
    if (!positive || (elementBytes > 0 && !holds(entry, bytes, elementBytes))) {
      throw new CorruptFileException(
          "%s: %s has shape %s of %s in %d bytes"
              .formatted(path, name, entry.shape(), entry.type(), bytes));
    }
  }

  private static boolean holds(Entry entry, long bytes, int elementBytes) {
    try {
      return Math.multiplyExact(entry.size(), elementBytes) == bytes;
    } catch (ArithmeticException e) {
      return false; // more elements than any file has bytes
    }
  }

  @Override
  public Map<String, Shape> shapes() {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    header.tensors().forEach((name, entry) -> shapes.put(name, entry.toShape()));
    return shapes;
  }

  @Override
  public Map<String, String> metadata() {
    return header.metadata();
  }

  @Override
  public FloatNdArray read(String name) throws IOException {
    Entry entry = header.tensors().get(name);
    if (entry == null) {
      throw new UserException("%s holds no tensor '%s'".formatted(path, name));
    }
    ElementType type = type(name, entry);
    try (FileChannel channel = FileChannel.open(path)) {
      int bytes = Math.toIntExact(entry.end() - entry.begin());
      ByteBuffer data = read(channel, path, dataOffset + entry.begin(), bytes);
      return NdArrays.ofFloats(entry.toShape()).copyFrom(type.view(data));
    }
  }

  private ElementType type(String name, Entry entry) {
    try {
      return ElementType.valueOf(entry.type());
    } catch (IllegalArgumentException e) {
      throw new UserException(
          "%s: %s is stored as %s; only %s can be read"
              .formatted(path, name, entry.type(), Arrays.toString(ElementType.values())),
          e);
    }
  }

  private static Entry entry(SafetensorsHeader header, String name) {
    return Objects.requireNonNull(header.tensors().get(name));
  }

  private static ByteBuffer read(FileChannel channel, Path path, long position, int bytes)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position()) < 0) {
        throw new EOFException("%s ends inside %d bytes at %d".formatted(path, bytes, position));
      }
    }
    return buffer.flip();
  }
}
