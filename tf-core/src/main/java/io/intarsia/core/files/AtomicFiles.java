package io.intarsia.core.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Files and directories that appear whole or not at all: written beside their place under the name
 * {@code .NAME.partial}, forced to disk, renamed. What a crash leaves is such a partial, which the
 * next writer removes.
 */
public final class AtomicFiles {
  private AtomicFiles() {}

  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Content {
    /** Writes everything; need not flush or close. */
    void writeTo(OutputStream out) throws IOException;
  }

  /** Creates or replaces a file. */
  public static void write(Path file, Content content) throws IOException {
    Path partial = partialOf(file);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(partial))) {
      content.writeTo(out);
    }
    force(partial);
    Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    force(parentOf(file));
  }

  /** Creates or replaces a file. */
  public static void write(Path file, byte[] content) throws IOException {
    write(file, out -> out.write(content));
  }

  /**
   * An empty directory beside {@code target}, to be filled and then given to {@link #publish}.
   * Removes what an earlier, broken attempt left.
   */
  public static Path newPartial(Path target) throws IOException {
    Path partial = partialOf(target);
    deleteTree(partial);
    return Files.createDirectories(partial);
  }

  /**
   * Forces everything in a filled directory to disk and gives it its name.
   *
   * @throws FileAlreadyExistsException if something has that name: it is never overwritten
   */
  public static void publish(Path partial, Path target) throws IOException {
    if (Files.exists(target)) {
      throw new FileAlreadyExistsException(target.toString());
    }
    forceTree(partial);
    Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
    force(parentOf(target));
  }

  /** Removes a file or a directory with all it holds; does nothing where there is none. */
  public static void deleteTree(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException problem)
              throws IOException {
            if (problem != null) {
              throw problem;
            }
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  static Path partialOf(Path target) {
    return target.resolveSibling("." + target.getFileName() + ".partial");
  }

  private static Path parentOf(Path path) {
    Path parent = path.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IllegalArgumentException("the root directory cannot be written: " + path);
    }
    return parent;
  }

  private static void forceTree(Path directory) throws IOException {
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            force(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException problem)
              throws IOException {
            force(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Asks the operating system to put a file's content, or a directory's names, on the disk. */
  private static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
