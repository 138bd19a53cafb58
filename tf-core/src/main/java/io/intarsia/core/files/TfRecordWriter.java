package io.intarsia.core.files;

import com.google.errorprone.annotations.MustBeClosed;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;

/**
 * Writes TFRecord files: data-set shards and TensorBoard events. A record is its length (8 bytes,
 * little-endian), the masked CRC-32C of those bytes, its content, and the content's masked CRC-32C
 * ({@code tensorflow/core/lib/io/record_writer.h}). Not thread-safe.
 */
public final class TfRecordWriter implements AutoCloseable {
  /** Bytes before a record's content: length and its checksum. */
  static final int HEADER_BYTES = Long.BYTES + Integer.BYTES;

  /** Bytes after a record's content: its checksum. */
  static final int FOOTER_BYTES = Integer.BYTES;

  private final OutputStream out;
  private final ByteBuffer frame = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private long position;

  /** Writes to a stream, which is closed with the writer; offsets count from here. */
  public TfRecordWriter(OutputStream out) {
    this.out = out;
  }

  /**
   * Opens a file.
   *
   * @param options as of {@link Files#newOutputStream}; none creates or empties the file
   */
  @MustBeClosed
  public static TfRecordWriter open(Path file, OpenOption... options) throws IOException {
    return new TfRecordWriter(new BufferedOutputStream(Files.newOutputStream(file, options)));
  }

  /** Bytes that a record of this content takes in a file. */
  public static long framedLength(int contentBytes) {
    return (long) HEADER_BYTES + contentBytes + FOOTER_BYTES;
  }

  /**
   * Appends a record.
   *
   * @return the byte offset at which it begins
   */
  public long write(byte[] content) throws IOException {
    long start = position;
    frame.clear().putLong(content.length);
    frame.putInt(MaskedCrc32c.of(frame.array(), 0, Long.BYTES));
    out.write(frame.array(), 0, HEADER_BYTES);
    out.write(content);
    frame.clear().putInt(MaskedCrc32c.of(content));
    out.write(frame.array(), 0, FOOTER_BYTES);
    position += framedLength(content.length);
    return start;
  }

  /** Bytes written so far: the offset of the next record. */
  public long position() {
    return position;
  }

  /** Hands what is buffered to the operating system, so that other processes see it. */
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
