package io.intarsia.data.input;

/**
 * A worker's share of a stream: of {@code count} workers, the one at {@code index} takes positions
 * index, index + count, ...
 *
 * @param index from 0
 * @param count at least 1
 */
public record Workers(int index, int count) {

  /** Refuses an index that is not below the count. */
  public Workers {
    if (index < 0 || index >= count) {
      throw new IllegalArgumentException(
          "worker index must lie in 0 .. %d, got %d".formatted(count - 1, index));
    }
  }

  /** One worker that takes every position. */
  public static Workers alone() {
    return new Workers(0, 1);
  }
}
