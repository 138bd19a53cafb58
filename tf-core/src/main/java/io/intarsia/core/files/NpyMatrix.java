package io.intarsia.core.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A matrix of float32 or float16 in a {@code .npy} file, mapped into memory: rows are read as they
 * are asked for, and the operating system keeps what there is room for. The file must not become
 * shorter while it is open.
 */
public final class NpyMatrix {
  private static final int SEGMENT_BYTES = 1 << 30;

  private final boolean half;
  private final long rows;
  private final int columns;
  private final int rowsPerSegment;
  private final List<ByteBuffer> segments;

  private NpyMatrix(NpyHeader header, int rowsPerSegment, List<ByteBuffer> segments) {
    this.half = header.elementBytes() == Short.BYTES;
    this.rows = header.shape().get(0);
    this.columns = Math.toIntExact(header.shape().get(1));
    this.rowsPerSegment = rowsPerSegment;
    this.segments = List.copyOf(segments);
  }

  /**
   * Maps a file.
   *
   * @throws CorruptFileException if it is no such matrix, or cut off
   */
  public static NpyMatrix map(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      NpyHeader header = NpyHeader.read(file, channel);
      if (header.shape().size() != 2 || !List.of("<f4", "<f2").contains(header.type())) {
        throw new CorruptFileException(
            "%s: expected a matrix of float32 or float16, got %s of shape %s"
                .formatted(file, header.type(), header.shape()));
      }
      long start = channel.position();
      if (channel.size() - start < header.dataBytes()) {
        throw new CorruptFileException(
            "%s: cut off: its matrix takes %d bytes, there are %d"
                .formatted(file, header.dataBytes(), channel.size() - start));
      }
      long rowBytes = Math.max(1, header.shape().get(1) * header.elementBytes());
      int rowsPerSegment = Math.toIntExact(Math.max(1, SEGMENT_BYTES / rowBytes));
      List<ByteBuffer> segments = new ArrayList<>();
      for (long row = 0; row < header.shape().get(0); row += rowsPerSegment) {
        long count = Math.min(rowsPerSegment, header.shape().get(0) - row);
        segments.add(
            channel.map(FileChannel.MapMode.READ_ONLY, start + row * rowBytes, count * rowBytes));
      }
      return new NpyMatrix(header, rowsPerSegment, segments);
    }
  }

  /** Number of rows. */
  public long rows() {
    return rows;
  }

  /** Length of a row. */
  public int columns() {
    return columns;
  }

  /** A copy of a row; may be called from several threads. */
  public float[] row(long row) {
    ByteBuffer segment = segments.get(Math.toIntExact(row / rowsPerSegment));
    int start = Math.toIntExact(row % rowsPerSegment * columns);
    float[] values = new float[columns];
    if (half) {
      short[] halves = new short[columns];
      segment.duplicate().order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(start, halves);
      for (int i = 0; i < columns; i++) {
        values[i] = HalfFloat.toFloat(halves[i]);
      }
    } else {
      segment.duplicate().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(start, values);
    }
    return values;
  }
}
