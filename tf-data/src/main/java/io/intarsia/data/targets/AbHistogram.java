package io.intarsia.data.targets;

/**
 * How many pixels have which colour, in cells of one unit of ab: cell {@code (i, j)} holds a in
 * {@code [i - 128, i - 127)} and b likewise. The cells of every grid of whole steps, and the
 * nearest points of Zhang et al.'s, are made of whole ones.
 *
 * <p>Not safe for several threads.
 */
public final class AbHistogram {
  /** Cells on either axis. */
  public static final int SIDE = 256;

  /** Lower edge of the first cell. */
  public static final int LOWEST = -SIDE / 2;

  private final long[] counts = new long[SIDE * SIDE];

  /**
   * Adds counts.
   *
   * @param more {@code [SIDE * SIDE]}, a's cells first
   */
  public void add(long[] more) {
    if (more.length != counts.length) {
      throw new IllegalArgumentException("expected %d counts".formatted(counts.length));
    }
    for (int i = 0; i < counts.length; i++) {
      counts[i] += more[i];
    }
  }

  /** Told of a cell: its centre, and its pixels. */
  interface CellVisitor {
    void visit(double a, double b, long pixels);
  }

  /** Visits the cells that have pixels. */
  void forEach(CellVisitor visitor) {
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        visitor.visit(LOWEST + i / SIDE + 0.5, LOWEST + i % SIDE + 0.5, counts[i]);
      }
    }
  }
}
