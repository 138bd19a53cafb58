package io.intarsia.core.files;

import com.google.errorprone.annotations.MustBeClosed;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of a TFRecord file one after the other, or from a known offset on, and checks
 * every checksum. The format is told in {@link TfRecordWriter}. Not thread-safe.
 */
public final class TfRecordReader implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path file;
  private final FileChannel channel;
  private final long size;
  private InputStream in;
  private long position;

  private TfRecordReader(Path file, FileChannel channel) throws IOException {
    this.file = file;
    this.channel = channel;
    this.size = channel.size();
    this.in = buffered(channel);
  }

  /** Opens a file at its first record. */
  @MustBeClosed
  public static TfRecordReader open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file);
    try {
      return new TfRecordReader(file, channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Whether the file begins with the header of a record: a length whose checksum is right. */
  public static boolean looksLikeTfRecord(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] header = in.readNBytes(TfRecordWriter.HEADER_BYTES);
      return header.length == TfRecordWriter.HEADER_BYTES
          && MaskedCrc32c.of(header, 0, Long.BYTES) == littleEndian(header).getInt(Long.BYTES);
    }
  }

  /** Byte offset of the next record. */
  public long position() {
    return position;
  }

  /** Goes to the record that begins at {@code offset}. */
  public void seek(long offset) throws IOException {
    if (offset != position) {
      channel.position(offset);
      in = buffered(channel);
      position = offset;
    }
  }

  /**
   * The next record's content, or null at the end of the file.
   *
   * @throws CorruptFileException if the file ends inside the record or a checksum is wrong
   */
  public byte @Nullable [] next() throws IOException {
    byte[] header = in.readNBytes(TfRecordWriter.HEADER_BYTES);
    if (header.length == 0) {
      return null;
    }
    int length = contentLength(header);
    byte[] content = in.readNBytes(length);
    byte[] footer = in.readNBytes(TfRecordWriter.FOOTER_BYTES);
    if (footer.length < TfRecordWriter.FOOTER_BYTES) {
      throw corrupt("the file ends inside it");
    }
    if (MaskedCrc32c.of(content) != littleEndian(footer).getInt()) {
      throw corrupt("its content does not match its checksum");
    }
    position += TfRecordWriter.framedLength(length);
    return content;
  }

  private int contentLength(byte[] header) throws CorruptFileException {
    if (header.length < TfRecordWriter.HEADER_BYTES) {
      throw corrupt("the file ends inside it");
    }
    ByteBuffer fields = littleEndian(header);
    long length = fields.getLong();
    if (MaskedCrc32c.of(header, 0, Long.BYTES) != fields.getInt()) {
      throw corrupt("its length does not match its checksum");
    }
    // Asked before anything of that length is allocated.
    if (length < 0 || length > Integer.MAX_VALUE || length > size - position) {
      throw corrupt("the file ends inside it");
    }
    return (int) length;
  }

  private CorruptFileException corrupt(String how) {
    return new CorruptFileException(
        "%s: the record at byte %d is damaged: %s".formatted(file, position, how));
  }

  private static InputStream buffered(FileChannel channel) {
    return new BufferedInputStream(Channels.newInputStream(channel), BUFFER_BYTES);
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
