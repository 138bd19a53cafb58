package io.intarsia.core.testing;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * The numbers made by independent implementations that the code must reproduce. A file is looked
 * for in the folder given by {@code -Dintarsia.reference=DIR}, then among the test resources
 * ({@code reference/}, JSON only), then in {@code shared/reference} beside any folder above the
 * working one. A test whose file is in none of them is reported as skipped, naming the file.
 */
public final class ReferenceFiles {
  private static final String FOLDER_PROPERTY = "intarsia.reference";

  private ReferenceFiles() {}

  /** The JSON file {@code name}; its absence skips the calling test. */
  public static JsonObject json(String name) {
    try (Reader reader = new InputStreamReader(open(name), StandardCharsets.UTF_8)) {
      return JsonParser.parseReader(reader).getAsJsonObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file that is not in the repository, such as a CSV table; its absence skips the test. */
  public static Path path(String name) {
    Optional<Path> given = inGivenFolder(name);
    return given.or(() -> besideTheCheckout(name)).orElseGet(() -> skip(name));
  }

  private static InputStream open(String name) throws IOException {
    Optional<Path> given = inGivenFolder(name);
    if (given.isPresent()) {
      return Files.newInputStream(given.get());
    }
    InputStream resource = ReferenceFiles.class.getResourceAsStream("/reference/" + name);
    return resource != null ? resource : Files.newInputStream(path(name));
  }

  private static Optional<Path> inGivenFolder(String name) {
    return Optional.ofNullable(System.getProperty(FOLDER_PROPERTY))
        .map(folder -> Path.of(folder, name))
        .filter(Files::exists);
  }

  private static Optional<Path> besideTheCheckout(String name) {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null) {
      Path file = folder.resolve("shared").resolve("reference").resolve(name);
      if (Files.exists(file)) {
        return Optional.of(file);
      }
      folder = folder.getParent();
    }
    return Optional.empty();
  }

  private static Path skip(String name) {
    return Assumptions.abort(
        "reference file %s not found: give its folder with -D%s=DIR"
            .formatted(name, FOLDER_PROPERTY));
  }
}
