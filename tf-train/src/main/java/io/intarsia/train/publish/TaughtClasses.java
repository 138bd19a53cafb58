package io.intarsia.train.publish;

import io.intarsia.core.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The classes whose labels taught somebody's weights, as a file lists them: a name on each line.
 */
public final class TaughtClasses {
  private TaughtClasses() {}

  /**
   * Reads a list; lines without a name are skipped.
   *
   * @return the names, sorted
   * @throws UserException if there is no such file, no name in it, or a name twice
   */
  public static List<String> read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new UserException(
          "%s: there is no such file; expected a list of classes, a name on each line"
              .formatted(file));
    }
    Map<String, Integer> lines = new HashMap<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      String name = line.strip();
      Integer before = name.isEmpty() ? null : lines.putIfAbsent(name, number);
      if (before != null) {
        throw new UserException(
            "%s:%d: '%s' stands in line %d already; expected each class once"
                .formatted(file, number, name, before));
      }
    }
    if (lines.isEmpty()) {
      throw new UserException(file + " names no class; expected a name on each line");
    }
    List<String> names = new ArrayList<>(lines.keySet());
    names.sort(null);
    return names;
  }
}
