package io.intarsia.train.engine;

import io.intarsia.core.checkpoint.RestoreReport;
import io.intarsia.core.checkpoint.SavedState;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Weights that a run begins with in place of its initialisers' draws.
 *
 * @param saved where they lie
 * @param wanted which of its variables are taken, by name
 * @param told hears which of the run's variables were found there
 */
public record InitialWeights(
    SavedState saved, Predicate<String> wanted, Consumer<RestoreReport> told) {

  /** Those of a backbone, whatever head stands on it there. */
  public static InitialWeights ofBackbone(SavedState saved, Consumer<RestoreReport> told) {
    return new InitialWeights(saved, name -> name.startsWith("backbone/"), told);
  }
}
