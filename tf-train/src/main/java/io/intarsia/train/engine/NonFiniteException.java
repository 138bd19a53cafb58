package io.intarsia.train.engine;

import io.intarsia.core.UserException;

/** A run whose loss or weights are no longer numbers; its last good checkpoint stands. */
public final class NonFiniteException extends UserException {
  private static final long serialVersionUID = 1L;
  private final long step;

  /**
   * Says where it happened.
   *
   * @param what what is not finite, with its value
   * @param step the step, counted from 1
   */
  public NonFiniteException(String what, long step) {
    super(
        ("%s at step %d: the run has diverged and stops; the last checkpoint before it stands. A"
                + " lower schedule.learning_rate or a longer schedule.warm_up may help")
            .formatted(what, step));
    this.step = step;
  }

  /** The step, counted from 1. */
  public long step() {
    return step;
  }
}
