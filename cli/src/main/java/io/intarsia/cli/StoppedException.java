package io.intarsia.cli;

/**
 * A command ends with an exit code of its own and has said why: it was stopped from outside and has
 * saved, or a part of its work failed.
 */
public final class StoppedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  /** To exit with a code: of a signal, 128 and its number. */
  public StoppedException(int exitCode) {
    super("exit code " + exitCode);
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}
