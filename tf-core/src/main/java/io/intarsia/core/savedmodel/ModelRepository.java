package io.intarsia.core.savedmodel;

import io.intarsia.core.UserException;
import io.intarsia.core.files.AtomicFiles;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A directory that TensorFlow Serving is pointed at: {@code <model>/<version>/}, versions being
 * whole numbers. A version appears whole or not at all and is never overwritten. What a crash
 * leaves is a {@code .tmp-} directory, which servers skip because its name is no number.
 *
 * @param root the directory
 */
public record ModelRepository(Path root) {
  private static final Pattern MODEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
  private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,17}");

  /** Fills the directory of a new version. */
  @FunctionalInterface
  public interface Content {
    /** Writes everything into an empty directory. */
    void writeTo(Path directory) throws IOException;
  }

  /**
   * Versions of a model, rising.
   *
   * @throws UserException if the name cannot be a model's
   */
  public List<Long> versions(String model) throws IOException {
    Path directory = directory(model);
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> VERSION.matcher(name).matches())
          .map(Long::valueOf)
          .sorted()
          .toList();
    }
  }

  /**
   * Adds a version under the next free number. Several processes may do so at once.
   *
   * @return the directory of the version
   * @throws UserException if the name cannot be a model's
   */
  public Path publish(String model, Content content) throws IOException {
    Path partial = directory(model).resolve(".tmp-" + UUID.randomUUID());
    Files.createDirectories(partial);
    try {
      content.writeTo(partial);
      return publishPartial(model, partial);
    } finally {
      AtomicFiles.deleteTree(partial);
    }
  }

  private Path publishPartial(String model, Path partial) throws IOException {
    while (true) {
      List<Long> versions = versions(model);
      long next = versions.isEmpty() ? 1 : versions.get(versions.size() - 1) + 1;
      Path target = directory(model).resolve(Long.toString(next));
      try {
        AtomicFiles.publish(partial, target);
        return target;
      } catch (FileSystemException e) {
        // Another process was faster with this number: the next one is free, or the one after it.
        if (!Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
          throw e;
        }
      }
    }
  }

  private Path directory(String model) {
    if (!MODEL.matcher(model).matches()) {
      throw new UserException(
          "'%s' cannot be a model's name: expected letters, digits, '.', '_' and '-', a letter or digit first"
              .formatted(model));
    }
    return root.resolve(model);
  }
}
