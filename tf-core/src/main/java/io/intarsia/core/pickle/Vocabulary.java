package io.intarsia.core.pickle;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Everything that a pickle may name. What is not in it is refused by its name before anything is
 * made of it.
 *
 * @param globals what stands for each {@code module.name}: a {@link Constructor}, or a plain value
 * @param persistent what stands for an object that is kept outside the pickle
 */
public record Vocabulary(Map<String, Object> globals, Constructor persistent) {

  /** Copies the names. */
  public Vocabulary {
    globals = Map.copyOf(globals);
  }

  /** Makes a value of a tuple of arguments. */
  @FunctionalInterface
  public interface Constructor {
    /**
     * The value.
     *
     * @param arguments values that came out of the pickle, so of any type and number
     * @throws IOException if the arguments are not what the constructor takes
     */
    Object make(List<?> arguments) throws IOException;
  }
}
