package io.intarsia.data.source;

import io.intarsia.core.UserException;
import io.intarsia.core.files.TfRecordReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Recognises the kind of a source by what it is, not by its name. The one list of kinds. */
public final class Sources {
  /** Where a tar header says {@code ustar}: POSIX.1-1988, GNU and pax archives all do. */
  private static final int TAR_MAGIC_OFFSET = 257;

  private static final byte[] TAR_MAGIC = {'u', 's', 't', 'a', 'r'};
  private static final int GZIP_MAGIC = 0x1f8b;
  private static final Pattern LIST = Pattern.compile("(?i).*\\.(txt|csv|npy)");
  private static final int HEAD_BYTES = 512;

  private Sources() {}

  /**
   * Opens what lies at a path.
   *
   * @throws UserException if there is nothing, or nothing that photographs can be read from
   */
  public static ImageSource open(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new UserException("there is no source %s".formatted(path));
    }
    if (Files.isDirectory(path)) {
      List<Path> records = TfRecordFolder.files(path);
      return records.isEmpty() ? new FolderSource(path) : new TfRecordSource(records);
    }
    byte[] head = head(path);
    if (isTar(head)) {
      return new TarSource(path, false);
    }
    if (startsWith(head, GZIP_MAGIC)) {
      return new TarSource(path, true);
    }
    if (TfRecordReader.looksLikeTfRecord(path)) {
      return new TfRecordSource(List.of(path));
    }
    if (LIST.matcher(path.toString()).matches()) {
      return new ListSource(path);
    }
    throw new UserException(
        ("%s: expected a folder, a tar archive (plain or gzipped), a TFRecord file, or a list"
                + " (.txt, .csv, .npy)")
            .formatted(path));
  }

  private static byte[] head(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(HEAD_BYTES);
    }
  }

  private static boolean isTar(byte[] head) {
    int end = TAR_MAGIC_OFFSET + TAR_MAGIC.length;
    return head.length >= end
        && Arrays.equals(head, TAR_MAGIC_OFFSET, end, TAR_MAGIC, 0, TAR_MAGIC.length);
  }

  private static boolean startsWith(byte[] head, int magic) {
    return head.length >= 2 && (((head[0] & 0xff) << 8) | (head[1] & 0xff)) == magic;
  }
}
