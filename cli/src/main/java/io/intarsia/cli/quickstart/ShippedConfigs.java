package io.intarsia.cli.quickstart;

import io.intarsia.core.files.AtomicFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The configs that are inside the program. */
public final class ShippedConfigs {
  private ShippedConfigs() {}

  /** Puts some of them where a user can read them. */
  public static void write(List<String> names, Path directory) throws IOException {
    Files.createDirectories(directory);
    for (String name : names) {
      try (InputStream shipped = ShippedConfigs.class.getResourceAsStream(name)) {
        byte[] text = Objects.requireNonNull(shipped, name).readAllBytes();
        AtomicFiles.write(directory.resolve(name), text);
      }
    }
  }
}
