package io.intarsia.data.source;

import io.intarsia.data.source.ListedFiles.Row;
import io.intarsia.data.source.SourceFile.Tags;
import io.intarsia.proto.RejectReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A list of files, in its own order. Relative paths start at the list's folder. A list may name
 * files anywhere, because it is its writer who has put them there; a picture's name is its path
 * below the folder that all share.
 */
final class ListSource implements ImageSource {
  private final Path list;
  private final List<Row> rows;
  private final int sharedLength;
  private final String split;

  ListSource(Path list) throws IOException {
    this.list = list;
    this.rows = ListedFiles.read(list);
    this.sharedLength = sharedLength(rows.stream().map(ListSource::normalized).toList());
    this.split = FileNames.split(list);
  }

  @Override
  public String kind() {
    return "list of files";
  }

  @Override
  public void visit(Visitor visitor) throws IOException {
    for (Row row : rows) {
      visitor.file(file(row));
    }
  }

  private SourceFile file(Row row) throws IOException {
    String name = normalized(row).substring(sharedLength);
    Tags tags = row.tags().split().isEmpty() ? new Tags(row.tags().label(), split) : row.tags();
    Optional<Path> path = resolve(row.path());
    if (path.isEmpty() || !Files.isRegularFile(path.get())) {
      return SourceFile.refused(name, RejectReason.MISSING);
    }
    return SourceFile.tagged(
        name, Files.size(path.get()), tags, () -> Files.readAllBytes(path.get()));
  }

  private Optional<Path> resolve(String path) {
    try {
      return Optional.of(list.toAbsolutePath().resolveSibling(path));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static String normalized(Row row) {
    String path = row.path().replace('\\', '/').replaceAll("/(\\./|/)+", "/");
    return path.startsWith("./") ? path.substring(2) : path;
  }

  /** Length of the folders, with the last {@code /}, that all paths begin with. */
  private static int sharedLength(List<String> paths) {
    if (paths.isEmpty()) {
      return 0;
    }
    String shared = paths.get(0).substring(0, paths.get(0).lastIndexOf('/') + 1);
    for (String path : paths) {
      while (!path.startsWith(shared)) {
        shared = shared.substring(0, shared.lastIndexOf('/', shared.length() - 2) + 1);
      }
    }
    return shared.length();
  }
}
