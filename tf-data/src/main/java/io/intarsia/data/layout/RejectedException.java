package io.intarsia.data.layout;

import io.intarsia.proto.RejectReason;

/** A picture that is not taken, and why. */
public final class RejectedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final RejectReason reason;

  /**
   * Names the reason.
   *
   * @param detail what a person would want to know besides; may be empty
   */
  public RejectedException(RejectReason reason, String detail) {
    super(detail);
    this.reason = reason;
  }

  /** Why. */
  public RejectReason reason() {
    return reason;
  }

  /** What a person would want to know besides; may be empty. */
  public String detail() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
