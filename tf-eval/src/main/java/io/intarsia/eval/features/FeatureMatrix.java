package io.intarsia.eval.features;

import java.util.List;
import java.util.function.IntFunction;

/** Feature vectors of images, one row for each, in float32: in memory, or read from disk. */
public final class FeatureMatrix {
  private final IntFunction<float[]> reader;
  private final int rows;
  private final int dimensions;

  private FeatureMatrix(int rows, int dimensions, IntFunction<float[]> reader) {
    if (rows < 1) {
      throw new IllegalArgumentException("a feature matrix needs at least one row");
    }
    this.rows = rows;
    this.dimensions = dimensions;
    this.reader = reader;
  }

  /**
   * Takes rows as they are. One array per row, so that a large set meets no limit of array lengths.
   *
   * @throws IllegalArgumentException if there are none or their lengths differ
   */
  public FeatureMatrix(List<float[]> rows) {
    this(rows.size(), rows.isEmpty() ? 0 : rows.get(0).length, List.copyOf(rows)::get);
    for (float[] row : rows) {
      if (row.length != dimensions) {
        throw new IllegalArgumentException(
            "rows of %d and of %d features".formatted(dimensions, row.length));
      }
    }
  }

  /**
   * Reads rows when they are asked for.
   *
   * @param rows how many, at least one
   * @param dimensions length of each
   * @param reader makes a row; may be called from several threads
   */
  static FeatureMatrix reading(int rows, int dimensions, IntFunction<float[]> reader) {
    return new FeatureMatrix(rows, dimensions, reader);
  }

  /** Number of rows. */
  public int rows() {
    return rows;
  }

  /** Length of a row. */
  public int dimensions() {
    return dimensions;
  }

  /** The features of one row; not to be written to. */
  public float[] row(int row) {
    return reader.apply(row);
  }
}
