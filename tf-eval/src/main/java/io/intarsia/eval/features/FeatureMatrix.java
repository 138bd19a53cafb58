package io.intarsia.eval.features;

import java.util.List;

/**
 * Feature vectors of images, one row for each, in float32. One array per row, so that a large set
 * meets no limit of array lengths.
 */
public final class FeatureMatrix {
  private final List<float[]> rows;
  private final int dimensions;

  /**
   * Takes rows as they are.
   *
   * @throws IllegalArgumentException if there are none or their lengths differ
   */
  public FeatureMatrix(List<float[]> rows) {
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("a feature matrix needs at least one row");
    }
    this.rows = List.copyOf(rows);
    this.dimensions = rows.get(0).length;
    for (float[] row : rows) {
      if (row.length != dimensions) {
        throw new IllegalArgumentException(
            "rows of %d and of %d features".formatted(dimensions, row.length));
      }
    }
  }

  /** Number of rows. */
  public int rows() {
    return rows.size();
  }

  /** Length of a row. */
  public int dimensions() {
    return dimensions;
  }

  /** The features of one row; not to be written to. */
  public float[] row(int row) {
    return rows.get(row);
  }
}
