package io.intarsia.data.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Files by name, in order, to be written as a folder or as an archive. */
public final class FileTree {
  private final Map<String, byte[]> files = new LinkedHashMap<>();

  /** Adds or replaces a file. */
  public FileTree with(String name, byte[] content) {
    files.put(name, content);
    return this;
  }

  /** Adds or replaces a text file. */
  public FileTree with(String name, String content) {
    return with(name, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Removes a file. */
  public FileTree without(String name) {
    files.remove(name);
    return this;
  }

  /** Names in order. */
  public List<String> names() {
    return List.copyOf(files.keySet());
  }

  /** A file's content. */
  public byte[] content(String name) {
    return Objects.requireNonNull(files.get(name), name).clone();
  }

  /** Writes the files below a new folder. */
  public Path asFolder(Path folder) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    return folder;
  }

  /** Writes the files to a tar archive, gzipped if its name ends so. */
  public Path asTar(Path archive) throws IOException {
    OutputStream raw = Files.newOutputStream(archive);
    boolean gzip = archive.toString().endsWith("gz");
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(gzip ? new GZIPOutputStream(raw) : raw)) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry(file.getKey(), true);
        entry.setSize(file.getValue().length);
        tar.putArchiveEntry(entry);
        tar.write(file.getValue());
        tar.closeArchiveEntry();
      }
    }
    return archive;
  }
}
