package io.intarsia.data.source;

import io.intarsia.core.UserException;
import io.intarsia.proto.RejectReason;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * A tar archive, plain or gzipped, read as a stream: only the entry at hand is in memory. Nothing
 * is ever unpacked; entries that would escape on unpacking (links, absolute names, {@code ..}) are
 * refused by name.
 */
final class TarSource implements ImageSource {
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path archive;
  private final boolean gzipped;

  TarSource(Path archive, boolean gzipped) {
    this.archive = archive;
    this.gzipped = gzipped;
  }

  @Override
  public String kind() {
    return gzipped ? "gzipped tar archive" : "tar archive";
  }

  @Override
  public void visit(Visitor visitor) throws IOException {
    String last = "its beginning";
    try (TarArchiveInputStream tar = open()) {
      for (TarArchiveEntry entry = next(tar, last); entry != null; entry = next(tar, last)) {
        last = "'" + entry.getName() + "'";
        if (!entry.isDirectory()) {
          visitor.file(file(entry, tar));
        }
      }
    }
  }

  private TarArchiveInputStream open() throws IOException {
    InputStream raw = new BufferedInputStream(Files.newInputStream(archive), BUFFER_BYTES);
    InputStream plain =
        gzipped
            ? GzipCompressorInputStream.builder()
                .setInputStream(raw)
                .setDecompressConcatenated(true)
                .get()
            : raw;
    return new TarArchiveInputStream(plain, StandardCharsets.UTF_8.name());
  }

  private TarArchiveEntry next(TarArchiveInputStream tar, String last) {
    try {
      return tar.getNextEntry();
    } catch (IOException | IllegalArgumentException e) {
      throw damaged(last, e);
    }
  }

  private SourceFile file(TarArchiveEntry entry, TarArchiveInputStream tar) {
    Optional<String> name = EntryNames.safe(entry.getName());
    if (name.isEmpty() || !entry.isFile() || entry.isLink() || entry.isSymbolicLink()) {
      return SourceFile.refused(entry.getName(), RejectReason.UNSAFE_NAME);
    }
    return SourceFile.readable(name.get(), entry.getSize(), () -> content(entry, tar));
  }

  private byte[] content(TarArchiveEntry entry, TarArchiveInputStream tar) {
    try {
      byte[] content = tar.readNBytes(Math.toIntExact(entry.getSize()));
      if (content.length < entry.getSize()) {
        throw new IOException("the archive ends inside an entry");
      }
      return content;
    } catch (IOException e) {
      throw damaged("'" + entry.getName() + "'", e);
    }
  }

  private UserException damaged(String where, Exception cause) {
    return new UserException(
        "%s: the archive is damaged or cut off after %s (%s); copy or download it again"
            .formatted(archive, where, cause.getMessage()),
        cause);
  }
}
