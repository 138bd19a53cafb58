package io.intarsia.data.targets;

/**
 * Greedy choice by the largest minimum Hamming distance to the permutations chosen before ({@code
 * max_min}); of equals, the first in lexicographic order.
 *
 * <p>For every candidate the most agreements with any chosen permutation are kept. They only grow,
 * so the search for the fewest resumes where it last succeeded, and passes over the candidates at
 * most once for each possible number of agreements.
 */
final class MaxMinimumSelection implements GreedySelection {
  private final Permutations all;
  private final int[] mostAgreements;
  private int allowed;
  private int cursor;

  MaxMinimumSelection(Permutations all) {
    this.all = all;
    mostAgreements = new int[all.count()];
  }

  @Override
  public void take(int index) {
    int[][] agrees = new int[all.length()][all.length()];
    int[] permutation = all.get(index);
    for (int position = 0; position < permutation.length; position++) {
      agrees[position][permutation[position]] = 1;
    }
    int[] headSums = all.headSums(agrees);
    int[] tailSums = all.tailSums(agrees);
    for (int head = 0; head < headSums.length; head++) {
      raise(head * all.tailsPerHead(), headSums[head], tailSums, all.firstTail(head));
    }
  }

  /** The hot loop: kept alone and over plain ints so that the compiler makes vectors of it. */
  private void raise(int candidate, int headSum, int[] tailSums, int tail) {
    for (int i = 0; i < all.tailsPerHead(); i++) {
      int agreements = headSum + tailSums[tail + i];
      mostAgreements[candidate + i] = Math.max(mostAgreements[candidate + i], agreements);
    }
  }

  /** A chosen permutation agrees with itself everywhere, so it is never found again. */
  @Override
  public int farthest() {
    while (mostAgreements[cursor] > allowed) {
      cursor++;
      if (cursor == mostAgreements.length) {
        cursor = 0;
        allowed++;
      }
    }
    return cursor;
  }
}
