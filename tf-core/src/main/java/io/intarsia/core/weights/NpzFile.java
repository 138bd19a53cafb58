package io.intarsia.core.weights;

import io.intarsia.core.UserException;
import io.intarsia.core.files.CorruptFileException;
import io.intarsia.core.files.NpyHeader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.tensorflow.ndarray.FloatNdArray;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;

/**
 * A file of {@code np.savez} or {@code np.savez_compressed}: a zip of {@code .npy} arrays named as
 * the tensors are.
 *
 * @param path the file
 * @param arrays what stands before each array's data, by the tensors' names
 */
record NpzFile(Path path, Map<String, NpyHeader> arrays) implements WeightsFile {
  private static final String EXTENSION = ".npy";

  /** Copies the headers. */
  NpzFile {
    arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
  }

  /**
   * Reads the headers of all arrays.
   *
   * @throws CorruptFileException if one of them cannot be read, or there is none
   */
  static NpzFile open(Path path) throws IOException {
    Map<String, NpyHeader> arrays = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(path.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        String name = entry.getName();
        if (name.endsWith(EXTENSION)) {
          try (ReadableByteChannel in = Channels.newChannel(zip.getInputStream(entry))) {
            String tensor = name.substring(0, name.length() - EXTENSION.length());
            arrays.put(tensor, NpyHeader.read(path.resolve(name), in));
          }
        }
      }
    }
    if (arrays.isEmpty()) {
      throw new CorruptFileException("it holds neither data.pkl nor .npy arrays");
    }
    return new NpzFile(path, arrays);
  }

  @Override
  public Map<String, Shape> shapes() {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    arrays.forEach(
        (name, header) ->
            shapes.put(
                name, Shape.of(header.shape().stream().mapToLong(Long::longValue).toArray())));
    return shapes;
  }

  @Override
  public Map<String, String> metadata() {
    return Map.of();
  }

  @Override
  public FloatNdArray read(String name) throws IOException {
    NpyHeader header = arrays.get(name);
    if (header == null) {
      throw new UserException("%s holds no tensor '%s'".formatted(path, name));
    }
    ElementType type = type(name, header);
    ByteBuffer data = ByteBuffer.wrap(bytes(name, header)).order(ByteOrder.LITTLE_ENDIAN);
    Shape shape = Shape.of(header.shape().stream().mapToLong(Long::longValue).toArray());
    return NdArrays.ofFloats(shape).copyFrom(type.view(data));
  }

  private ElementType type(String name, NpyHeader header) {
    return switch (header.type()) {
      case "<f4" -> ElementType.F32;
      case "<f2" -> ElementType.F16;
      case "<f8" -> ElementType.F64;
      default ->
          throw new UserException(
              "%s: %s is stored as %s; only f2, f4 and f8 can be read"
                  .formatted(path, name, header.type()));
    };
  }

  private byte[] bytes(String name, NpyHeader header) throws IOException {
    String entry = name + EXTENSION;
    try (ZipFile zip = new ZipFile(path.toFile());
        ReadableByteChannel in = Channels.newChannel(zip.getInputStream(zip.getEntry(entry)))) {
      NpyHeader.read(path.resolve(entry), in);
      int expected = Math.toIntExact(header.dataBytes());
      byte[] bytes = Channels.newInputStream(in).readNBytes(expected);
      if (bytes.length != expected) {
        throw new CorruptFileException(
            "%s: %s has %d bytes of data, expected %d"
                .formatted(path, entry, bytes.length, expected));
      }
      return bytes;
    }
  }
}
