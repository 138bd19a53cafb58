package io.intarsia.data.importer;

/**
 * How many pictures may be refused before the import is.
 *
 * @param share of all that the sources hold, 0 to 1
 * @param always so many are allowed whatever the share says
 */
public record RejectLimit(double share, long always) {
  /** One picture in twenty; a hundred in small sets. */
  public static final RejectLimit DEFAULT = new RejectLimit(0.05, 100);

  /** Refuses a share outside 0 to 1. */
  public RejectLimit {
    if (!(share >= 0 && share <= 1) || always < 0) {
      throw new IllegalArgumentException(
          "expected a share from 0 to 1, got %s, %d".formatted(share, always));
    }
  }

  /** Exactly a share, with none allowed beyond. */
  public static RejectLimit ofShare(double share) {
    return new RejectLimit(share, 0);
  }

  boolean isExceeded(long rejects, long pictures) {
    return rejects > always && rejects > share * pictures;
  }

  /** The limit in words for people. */
  String words() {
    return "%.3g %%".formatted(share * 100);
  }
}
