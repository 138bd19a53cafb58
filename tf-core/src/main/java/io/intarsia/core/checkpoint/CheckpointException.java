package io.intarsia.core.checkpoint;

import io.intarsia.core.UserException;

/** Why a checkpoint cannot be used; each cause has its own type. */
public abstract sealed class CheckpointException extends UserException {
  private static final long serialVersionUID = 1L;

  private CheckpointException(String message) {
    super(message);
  }

  /** There is no checkpoint at the place. */
  public static final class Missing extends CheckpointException {
    private static final long serialVersionUID = 1L;

    /** Says where none is. */
    public Missing(String message) {
      super(message);
    }
  }

  /** Its files are not what its manifest says. */
  public static final class Corrupt extends CheckpointException {
    private static final long serialVersionUID = 1L;

    /** Names the file and the difference. */
    public Corrupt(String message) {
      super(message);
    }
  }

  /** A later version of Intarsia wrote it. */
  public static final class TooNew extends CheckpointException {
    private static final long serialVersionUID = 1L;

    /** Names both versions of the layout. */
    public TooNew(String message) {
      super(message);
    }
  }

  /** Its variables are not those of the graph. */
  public static final class OtherGraph extends CheckpointException {
    private static final long serialVersionUID = 1L;

    /** Names the variables that differ. */
    public OtherGraph(String message) {
      super(message);
    }
  }
}
