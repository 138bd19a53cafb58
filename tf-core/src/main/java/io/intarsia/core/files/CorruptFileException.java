package io.intarsia.core.files;

import java.io.IOException;

/** A file is damaged or not of the format that it should have. The message names file and place. */
public final class CorruptFileException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Says which file is damaged, where and how. */
  public CorruptFileException(String message) {
    super(message);
  }
}
