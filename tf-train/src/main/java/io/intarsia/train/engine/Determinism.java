package io.intarsia.train.engine;

import io.intarsia.core.UserException;

/** What the process must be started with for a run to be repeatable. */
final class Determinism {
  private static final String VARIABLE = "TF_DETERMINISTIC_OPS";

  private Determinism() {}

  /**
   * Refuses a process in which some gradients are wrong with several threads.
   *
   * @param value of the environment variable; TensorFlow reads it once, at its first operation
   */
  static void require(@org.jspecify.annotations.Nullable String value) {
    if (!"1".equals(value)) {
      throw new UserException(
          "%s=1 must be set before java starts, or gradients are inexact: start through ./intarsia"
              .formatted(VARIABLE));
    }
  }

  static void require() {
    require(System.getenv(VARIABLE));
  }
}
