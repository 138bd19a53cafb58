package io.intarsia.core;

/**
 * A mistake of the person at the keyboard: a wrong value, a missing file, a run that cannot be
 * resumed as asked. Its message is one line that says what is wrong, where, what was expected and
 * what to do; the command line prints it without a stack trace and exits with 2.
 */
public class UserException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong, where, what was expected and what to do, in one line. */
  public UserException(String message) {
    super(message);
  }

  /** As {@link #UserException(String)}, keeping what revealed the mistake. */
  public UserException(String message, Throwable cause) {
    super(message, cause);
  }
}
