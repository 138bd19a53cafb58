package io.intarsia.core.pickle;

/** Python's {@code None}. */
public enum PickleNone {
  /** The only one. */
  NONE
}
