package io.intarsia.cli;

/** A command was stopped from outside, has saved and said so, and the shell should see why. */
public final class StoppedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  /** To exit with 128 and the number of the signal that came. */
  public StoppedException(int exitCode) {
    super("stopped by signal " + (exitCode - 128));
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}
