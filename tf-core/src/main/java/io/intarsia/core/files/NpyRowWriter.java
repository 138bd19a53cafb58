package io.intarsia.core.files;

import com.google.errorprone.annotations.MustBeClosed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Writes a matrix to a {@code .npy} file a few rows at a time. The file has its name only when it
 * is complete; until then it lies beside it as {@code .NAME.partial}, where a later writer of the
 * same shape and type goes on.
 */
public final class NpyRowWriter implements AutoCloseable {
  private final Path file;
  private final Path partial;
  private final FileChannel channel;
  private final int headerBytes;
  private final long rowBytes;
  private final long rows;

  @MustBeClosed
  private NpyRowWriter(Path file, Path partial, FileChannel channel, NpyHeader header) {
    this.file = file;
    this.partial = partial;
    this.channel = channel;
    this.headerBytes = header.toBytes().length;
    this.rows = header.shape().get(0);
    this.rowBytes = header.shape().get(1) * header.elementBytes();
  }

  /**
   * Begins a file, or goes on with what an earlier writer left.
   *
   * @param type NumPy's name of the element type, such as {@code <f4}
   * @param rows number of rows in the end
   * @param columns length of a row, positive
   */
  @MustBeClosed
  @SuppressWarnings("MustBeClosedChecker") // the channel is closed with the writer
  public static NpyRowWriter open(Path file, String type, long rows, long columns)
      throws IOException {
    NpyHeader header = new NpyHeader(type, List.of(rows, columns));
    Path partial = AtomicFiles.partialOf(file);
    FileChannel channel =
        FileChannel.open(
            partial, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      NpyRowWriter writer = new NpyRowWriter(file, partial, channel, header);
      writer.begin(header.toBytes());
      return writer;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private void begin(byte[] header) throws IOException {
    ByteBuffer found = ByteBuffer.allocate(header.length);
    while (found.hasRemaining() && channel.read(found, found.position()) >= 0) {}
    if (!found.flip().equals(ByteBuffer.wrap(header))) {
      channel.truncate(0);
      write(ByteBuffer.wrap(header), 0);
    }
    truncate(written());
  }

  /** Whole rows that are there. */
  public long written() throws IOException {
    return Math.min(rows, (channel.size() - headerBytes) / rowBytes);
  }

  /** Drops what lies behind the first rows. */
  public void truncate(long keep) throws IOException {
    channel.truncate(headerBytes + keep * rowBytes);
  }

  /** Appends whole rows, little-endian. */
  public void append(ByteBuffer data) throws IOException {
    if (data.remaining() % rowBytes != 0) {
      throw new IllegalArgumentException(
          "%d bytes are no whole number of rows of %d".formatted(data.remaining(), rowBytes));
    }
    write(data, channel.size());
  }

  private void write(ByteBuffer data, long position) throws IOException {
    long at = position;
    while (data.hasRemaining()) {
      at += channel.write(data, at);
    }
  }

  /** Forces everything to disk and gives the file its name. */
  public void finish() throws IOException {
    if (written() != rows) {
      throw new IllegalStateException("%s has %d of %d rows".formatted(partial, written(), rows));
    }
    channel.force(true);
    Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
