package io.intarsia.data.targets;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * For each square cell of the ab plane: the bins that can be among the K nearest of a point in it,
 * few enough that looking at them alone beats looking at all.
 *
 * <p>A bin is out where K others are nearer at all four corners of the cell: the difference of two
 * squared distances is linear, so they are nearer everywhere in it.
 */
final class CandidateTable {
  /** Cells cover {@code [-LIMIT, LIMIT)} on both axes, which holds all of sRGB. */
  static final int LIMIT = 110;

  /**
   * Side of a cell. Half of it leaves 15 instead of 17 of the 313, in a table four times as big.
   */
  static final int CELL = 5;

  /** Cells on either axis. */
  static final int SIDE = 2 * LIMIT / CELL;

  /**
   * How much nearer (squared) a bin must be to count: above the rounding of float distances, so
   * that a near tie is decided as it would be among all bins.
   */
  private static final double MARGIN = 0.01;

  private static final float FAR = 1e5f;

  private final float[][] centers;
  private final int neighbors;
  private final int[][] candidates = new int[SIDE * SIDE][];

  CandidateTable(float[][] centers, int neighbors) {
    this.centers = centers;
    this.neighbors = neighbors;
    for (int cell = 0; cell < candidates.length; cell++) {
      candidates[cell] = candidatesOf(-LIMIT + CELL * (cell / SIDE), -LIMIT + CELL * (cell % SIDE));
    }
  }

  /** Candidates of the cell that has most: the length of a row. */
  int width() {
    return Arrays.stream(candidates).mapToInt(row -> row.length).max().orElse(0);
  }

  /** Numbers of the bins, rising in each row, row after row; a's cells first. */
  int[] bins() {
    return Arrays.stream(candidates)
        .map(row -> Arrays.copyOf(row, width()))
        .flatMapToInt(Arrays::stream)
        .toArray();
  }

  /**
   * Where the bins lie on an axis, {@code [cells][width]}; a row's unused places lie out of reach.
   */
  float[][] coordinates(int axis) {
    float[][] rows = new float[candidates.length][width()];
    for (int cell = 0; cell < rows.length; cell++) {
      Arrays.fill(rows[cell], FAR);
      for (int i = 0; i < candidates[cell].length; i++) {
        rows[cell][i] = centers[candidates[cell][i]][axis];
      }
    }
    return rows;
  }

  private int[] candidatesOf(int lowA, int lowB) {
    double[][] atCorners = new double[4][centers.length];
    double[] largest = new double[centers.length];
    for (int corner = 0; corner < 4; corner++) {
      double a = lowA + CELL * (corner / 2);
      double b = lowB + CELL * (corner % 2);
      for (int bin = 0; bin < centers.length; bin++) {
        atCorners[corner][bin] = squaredDistance(centers[bin], a, b);
        largest[bin] = Math.max(largest[bin], atCorners[corner][bin]);
      }
    }
    // Every point has K bins within this, so a bin farther from the whole cell needs no comparing.
    double enough = Arrays.stream(largest).sorted().skip(neighbors - 1L).findFirst().orElseThrow();
    int[] near =
        IntStream.range(0, centers.length)
            .filter(bin -> squaredDistanceToCell(centers[bin], lowA, lowB) <= enough + MARGIN)
            .toArray();
    return Arrays.stream(near).filter(bin -> !isBeaten(bin, near, atCorners)).toArray();
  }

  private boolean isBeaten(int bin, int[] near, double[][] atCorners) {
    int nearer = 0;
    for (int other : near) {
      boolean everywhere = true;
      for (double[] distances : atCorners) {
        everywhere &= distances[other] + MARGIN < distances[bin];
      }
      nearer += everywhere ? 1 : 0;
    }
    return nearer >= neighbors;
  }

  private static double squaredDistance(float[] center, double a, double b) {
    return (center[0] - a) * (center[0] - a) + (center[1] - b) * (center[1] - b);
  }

  private static double squaredDistanceToCell(float[] center, int lowA, int lowB) {
    double a = Math.max(lowA, Math.min(lowA + CELL, center[0]));
    double b = Math.max(lowB, Math.min(lowB + CELL, center[1]));
    return squaredDistance(center, a, b);
  }
}
