package io.intarsia.cli.commands;

import io.intarsia.core.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A folder of photographs that a model is applied to. */
final class PictureFolder {
  private PictureFolder() {}

  /**
   * Its JPEG and PNG files, by name.
   *
   * @throws UserException if it holds none
   */
  static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> pictures =
          files
              .filter(file -> extension(file).matches("jpe?g|png"))
              .filter(Files::isRegularFile)
              .sorted()
              .toList();
      if (pictures.isEmpty()) {
        throw new UserException("%s holds no .jpg, .jpeg or .png".formatted(folder));
      }
      return pictures;
    }
  }

  private static String extension(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
