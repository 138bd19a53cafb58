package io.intarsia.data.source;

import io.intarsia.proto.RejectReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder with all folders below it, in the order of their names. A link to a file inside the
 * folder is followed; one that leads out of it, or to a folder, is refused by name.
 */
final class FolderSource implements ImageSource {
  private final Path root;

  FolderSource(Path root) {
    this.root = root;
  }

  @Override
  public String kind() {
    return "folder";
  }

  @Override
  public void visit(Visitor visitor) throws IOException {
    visit(root, root.toRealPath(), visitor);
  }

  /** One folder at a time, so that memory holds the names of no more than one per level. */
  private void visit(Path folder, Path realRoot, Visitor visitor) throws IOException {
    for (Path path : sorted(folder)) {
      if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        visit(path, realRoot, visitor);
      } else {
        visitor.file(file(path, realRoot));
      }
    }
  }

  private SourceFile file(Path path, Path realRoot) throws IOException {
    String name = nameOf(path);
    if (Files.isSymbolicLink(path)) {
      if (!Files.exists(path)) {
        return SourceFile.refused(name, RejectReason.MISSING);
      }
      if (Files.isDirectory(path) || !path.toRealPath().startsWith(realRoot)) {
        return SourceFile.refused(name, RejectReason.UNSAFE_NAME);
      }
    }
    if (!Files.isRegularFile(path)) {
      return SourceFile.refused(name, RejectReason.UNSAFE_NAME);
    }
    return SourceFile.readable(name, Files.size(path), () -> Files.readAllBytes(path));
  }

  private String nameOf(Path path) {
    StringBuilder name = new StringBuilder();
    for (Path part : root.relativize(path)) {
      name.append(name.isEmpty() ? "" : "/").append(part);
    }
    return name.toString();
  }

  private static List<Path> sorted(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted((a, b) -> nameIn(a).compareTo(nameIn(b))).toList();
    }
  }

  private static String nameIn(Path path) {
    return String.valueOf(path.getFileName());
  }
}
