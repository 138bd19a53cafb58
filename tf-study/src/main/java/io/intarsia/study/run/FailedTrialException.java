package io.intarsia.study.run;

/** A step of a trial ended with an error; the next trial may be better. */
public final class FailedTrialException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  FailedTrialException(String reason) {
    super(reason);
    this.reason = reason;
  }

  /** What the step said last. */
  public String reason() {
    return reason;
  }
}
