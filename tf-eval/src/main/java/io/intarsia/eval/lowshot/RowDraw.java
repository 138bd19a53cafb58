package io.intarsia.eval.lowshot;

import io.intarsia.core.random.SeededHash;
import java.util.Comparator;
import java.util.List;

/**
 * Draws without replacement that depend on what is drawn for and nothing else: the rows with the
 * smallest hash. Draws for another k, sample or class are independent of it.
 */
final class RowDraw {
  private static final int SYMBOLS = 2;

  private RowDraw() {}

  /** What rows of a class are drawn as. */
  enum As {
    POSITIVE(0),
    NEGATIVE(1);

    private final int number;

    As(int number) {
      this.number = number;
    }
  }

  /** The seed of one draw. */
  static long seed(long seed, int k, int sample, int label, As as) {
    long ofSample = SeededHash.bits(SeededHash.bits(seed, k), sample);
    return SeededHash.bits(ofSample, (long) SYMBOLS * label + as.number);
  }

  /** Some of the rows, rising. */
  static List<Integer> of(List<Integer> rows, int count, long seed) {
    if (rows.size() < count) {
      throw new IllegalArgumentException("%d of %d rows".formatted(count, rows.size()));
    }
    return rows.stream()
        .sorted(Comparator.comparingLong(row -> SeededHash.bits(seed, row)))
        .limit(count)
        .sorted()
        .toList();
  }
}
