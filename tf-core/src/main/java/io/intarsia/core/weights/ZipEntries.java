package io.intarsia.core.weights;

import io.intarsia.core.files.CorruptFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads an entry of an archive, and no more of it than was promised. */
final class ZipEntries {
  private ZipEntries() {}

  /**
   * The entry's bytes.
   *
   * @param limit longer entries are refused
   * @throws CorruptFileException if there is no such entry, or it is too long
   */
  static byte[] read(Path path, ZipFile zip, String name, long limit) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new CorruptFileException("%s holds no %s".formatted(path, name));
    }
    // What the entry says of its length may be a lie: memory grows with what is really there.
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes((int) Math.min(limit + 1, Integer.MAX_VALUE - 8));
      if (bytes.length > limit) {
        throw new CorruptFileException(
            "%s: %s has more than %d bytes".formatted(path, name, limit));
      }
      return bytes;
    }
  }
}
