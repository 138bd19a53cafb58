package io.intarsia.core.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads and writes NumPy's {@code .npy} arrays (format version 1.0, {@code numpy/lib/format.py}):
 * int32, int64 and float32 both ways; float64, byte and text arrays are read.
 */
public final class Npy {
  private static final int CHUNK_ELEMENTS = 1 << 13;

  private Npy() {}

  /** Writes an int64 array, whole or not at all. */
  public static void write(Path file, List<Long> shape, long[] values) throws IOException {
    write(file, new NpyHeader("<i8", shape), values.length, (b, i) -> b.putLong(values[i]));
  }

  /** Writes an int32 array, whole or not at all. */
  public static void write(Path file, List<Long> shape, int[] values) throws IOException {
    write(file, new NpyHeader("<i4", shape), values.length, (b, i) -> b.putInt(values[i]));
  }

  /** Writes a float32 array, whole or not at all. */
  public static void write(Path file, List<Long> shape, float[] values) throws IOException {
    write(file, new NpyHeader("<f4", shape), values.length, (b, i) -> b.putFloat(values[i]));
  }

  /**
   * Reads an array into memory.
   *
   * @throws CorruptFileException if the file is no array, is cut off, or holds Python objects
   */
  public static NpyArray read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      NpyHeader header = NpyHeader.read(file, channel);
      long bytes = header.dataBytes();
      if (bytes > Integer.MAX_VALUE - 8) {
        throw new CorruptFileException(
            "%s: an array of %d bytes is too large to be read at once".formatted(file, bytes));
      }
      if (channel.size() - channel.position() < bytes) {
        throw new CorruptFileException(
            "%s: cut off: an array %s of %s takes %d bytes, there are %d"
                .formatted(
                    file,
                    header.shape(),
                    header.type(),
                    bytes,
                    channel.size() - channel.position()));
      }
      ByteBuffer data = ByteBuffer.allocate((int) bytes);
      while (data.hasRemaining() && channel.read(data) >= 0) {}
      return new NpyArray(header, data.flip());
    }
  }

  @FunctionalInterface
  private interface ElementWriter {
    void put(ByteBuffer buffer, int index);
  }

  private static void write(Path file, NpyHeader header, int length, ElementWriter element)
      throws IOException {
    if (header.elements() != length) {
      throw new IllegalArgumentException(
          "shape %s has %d elements, got %d".formatted(header.shape(), header.elements(), length));
    }
    AtomicFiles.write(
        file,
        out -> {
          out.write(header.toBytes());
          writeChunks(out, header.elementBytes(), length, element);
        });
  }

  private static void writeChunks(
      OutputStream out, int elementBytes, int length, ElementWriter element) throws IOException {
    ByteBuffer chunk =
        ByteBuffer.allocate(CHUNK_ELEMENTS * elementBytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int start = 0; start < length; start += CHUNK_ELEMENTS) {
      int end = Math.min(length, start + CHUNK_ELEMENTS);
      chunk.clear();
      for (int i = start; i < end; i++) {
        element.put(chunk, i);
      }
      out.write(chunk.array(), 0, chunk.position());
    }
  }
}
