package io.intarsia.eval.metrics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The images (or detections) of one class in order of descending score, with what is true of each.
 * Images marked difficult are left out; equal scores keep the order of their rows, which callers
 * hold in ascending image id.
 */
public final class Ranking {
  private final int[] rows;
  private final boolean[] positive;
  private final boolean[] tiedWithNext;
  private final int found;
  private final int positives;

  private Ranking(int[] rows, boolean[] positive, boolean[] tiedWithNext) {
    this(rows, positive, tiedWithNext, count(positive));
  }

  private Ranking(int[] rows, boolean[] positive, boolean[] tiedWithNext, int positives) {
    this.rows = rows;
    this.positive = positive;
    this.tiedWithNext = tiedWithNext;
    this.found = count(positive);
    this.positives = positives;
  }

  private static int count(boolean[] positive) {
    int count = 0;
    for (boolean hit : positive) {
      count += hit ? 1 : 0;
    }
    return count;
  }

  /**
   * Detections of one class in order of descending score, ties broken.
   *
   * @param hits for each whether it has found an object
   * @param objects that were to be found, at least as many as hits
   */
  public static Ranking ofHits(List<Boolean> hits, int objects) {
    boolean[] positive = new boolean[hits.size()];
    for (int rank = 0; rank < positive.length; rank++) {
      positive[rank] = hits.get(rank);
    }
    if (count(positive) > objects) {
      throw new IllegalArgumentException(
          "%d hits for %d objects".formatted(count(positive), objects));
    }
    int[] rows = IntStream.range(0, positive.length).toArray();
    return new Ranking(rows, positive, new boolean[positive.length], objects);
  }

  /**
   * Ranks one class.
   *
   * @param scores one for each image, finite or infinite
   * @param labels one for each image: 1 present, 0 absent, -1 difficult (left out)
   * @throws IllegalArgumentException if a score is not a number, a label is none of these, or the
   *     lengths differ
   */
  public static Ranking of(double[] scores, int[] labels) {
    check(scores, labels);
    int[] rows =
        IntStream.range(0, scores.length)
            .filter(row -> labels[row] >= 0)
            .boxed()
            // Adding 0.0 makes -0.0 equal to 0.0. The sort is stable.
            .sorted(Comparator.comparingDouble(row -> -(scores[row] + 0.0)))
            .mapToInt(Integer::intValue)
            .toArray();
    boolean[] positive = new boolean[rows.length];
    boolean[] tied = new boolean[rows.length];
    for (int rank = 0; rank < rows.length; rank++) {
      positive[rank] = labels[rows[rank]] == 1;
      tied[rank] = rank + 1 < rows.length && scores[rows[rank]] == scores[rows[rank + 1]];
    }
    return new Ranking(rows, positive, tied);
  }

  /**
   * The same images in other numbers; copies of an image stand side by side, their scores equal.
   *
   * @param times how often each image is there, by its row
   */
  public Ranking resampled(int[] times) {
    int size = Arrays.stream(rows).map(row -> times[row]).sum();
    int[] copies = new int[size];
    boolean[] hit = new boolean[size];
    boolean[] tied = new boolean[size];
    int rank = 0;
    boolean tie = false;
    for (int from = 0; from < rows.length; from++) {
      for (int copy = 0; copy < times[rows[from]]; copy++) {
        if (rank > 0) {
          tied[rank - 1] = copy > 0 || tie;
        }
        copies[rank] = rows[from];
        hit[rank] = positive[from];
        rank++;
        tie = true;
      }
      tie &= tiedWithNext[from];
    }
    return new Ranking(copies, hit, tied);
  }

  private static void check(double[] scores, int[] labels) {
    if (scores.length != labels.length) {
      throw new IllegalArgumentException(
          "%d scores for %d labels".formatted(scores.length, labels.length));
    }
    for (int row = 0; row < scores.length; row++) {
      if (Double.isNaN(scores[row])) {
        throw new IllegalArgumentException(
            "the score of row %d is not a number; it cannot be ranked".formatted(row));
      }
      if (labels[row] < -1 || labels[row] > 1) {
        throw new IllegalArgumentException(
            "the label of row %d is %d; expected 1, 0 or -1".formatted(row, labels[row]));
      }
    }
  }

  /** Ranked images. */
  public int size() {
    return positive.length;
  }

  /** Images that show the class, or objects that were to be found: those of recall 1. */
  public int positives() {
    return positives;
  }

  /** Positives among the ranked: fewer than all where a detector has missed some. */
  public int found() {
    return found;
  }

  /** Whether the image at a rank, from 0, shows the class. */
  public boolean isPositive(int rank) {
    return positive[rank];
  }

  /** Whether the image at a rank has the same score as the one behind it. */
  public boolean isTiedWithNext(int rank) {
    return tiedWithNext[rank];
  }
}
