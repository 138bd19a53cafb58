package io.intarsia.core.savedmodel;

import io.intarsia.core.checkpoint.SavedState;
import io.intarsia.core.savedmodel.SavedModelDirectory.StoredVariable;
import io.intarsia.proto.SavedVariable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The variables of a published model.
 *
 * @param directory of its version
 * @param stored what it saves
 */
record StoredState(Path directory, List<StoredVariable> stored) implements SavedState {
  StoredState {
    stored = List.copyOf(stored);
  }

  @Override
  public Map<String, SavedVariable> variables() {
    return stored.stream()
        .map(StoredState::describe)
        .collect(Collectors.toMap(SavedVariable::getName, Function.identity()));
  }

  /** All variables are float32, as {@link io.intarsia.core.graph.Variables} are. */
  private static SavedVariable describe(StoredVariable variable) {
    return SavedVariable.newBuilder()
        .setName(variable.name())
        .setType("DT_FLOAT")
        .addAllShape(variable.shape())
        .build();
  }

  @Override
  public Path prefix() {
    return directory.resolve(SavedModelWriter.VARIABLES);
  }
}
