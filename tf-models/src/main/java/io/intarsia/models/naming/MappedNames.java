package io.intarsia.models.naming;

import io.intarsia.core.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Names by a table that somebody wrote: one line for each tensor, its name and the variable's with
 * blanks between, such as {@code stem.conv.weight conv1/kernel}. {@code #} begins a comment.
 *
 * @param variables by the tensors' names
 */
record MappedNames(Map<String, String> variables) implements WeightNaming {
  MappedNames {
    variables = Map.copyOf(variables);
  }

  /**
   * Reads a table.
   *
   * @throws UserException if a line does not hold two names, or a name stands in two lines
   */
  static MappedNames read(Path file) throws IOException {
    Map<String, String> variables = new LinkedHashMap<>();
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replaceFirst("#.*", "").strip();
      if (line.isEmpty()) {
        continue;
      }
      String[] names = line.split("\\s+", -1);
      if (names.length != 2
          || variables.containsValue(names[1])
          || variables.put(names[0], names[1]) != null) {
        throw new UserException(
            ("%s:%d: '%s': expected a tensor's name and a variable's, such as"
                    + " 'stem.weight conv1/kernel', each once")
                .formatted(file, i + 1, line));
      }
    }
    return new MappedNames(variables);
  }

  @Override
  public Optional<String> nameOf(String variable) {
    return variables.entrySet().stream()
        .filter(entry -> entry.getValue().equals(variable))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  @Override
  public Optional<String> variableOf(String tensor) {
    return Optional.ofNullable(variables.get(tensor));
  }
}
