package io.intarsia.data.targets;

import java.util.Arrays;

/**
 * Greedy choice by the largest mean Hamming distance to the permutations chosen before ({@code
 * max_avg} of the paper's released code); of equals, the first in lexicographic order.
 *
 * <p>The mean distance is largest where the agreements are fewest, and the agreements of a
 * candidate with all chosen ones are one look-up for each position in a table of how often a value
 * stands there.
 */
final class MaxAverageSelection implements GreedySelection {
  private final Permutations all;
  private final int[][] counts;
  private final boolean[] taken;

  MaxAverageSelection(Permutations all) {
    this.all = all;
    counts = new int[all.length()][all.length()];
    taken = new boolean[all.count()];
  }

  @Override
  public void take(int index) {
    taken[index] = true;
    int[] permutation = all.get(index);
    for (int position = 0; position < permutation.length; position++) {
      counts[position][permutation[position]]++;
    }
  }

  @Override
  public int farthest() {
    int[] headSums = all.headSums(counts);
    int[] tailSums = all.tailSums(counts);
    int[] leastOfGroup = leastOfGroups(tailSums);
    int fewest = Integer.MAX_VALUE;
    int farthest = -1;
    for (int head = 0; head < headSums.length; head++) {
      int tail = all.firstTail(head);
      if (headSums[head] + leastOfGroup[tail / all.tailsPerHead()] >= fewest) {
        continue;
      }
      for (int i = 0; i < all.tailsPerHead(); i++) {
        int index = head * all.tailsPerHead() + i;
        int agreements = headSums[head] + tailSums[tail + i];
        if (agreements < fewest && !taken[index]) {
          fewest = agreements;
          farthest = index;
        }
      }
    }
    return farthest;
  }

  private int[] leastOfGroups(int[] tailSums) {
    int size = all.tailsPerHead();
    int[] least = new int[tailSums.length / size];
    for (int group = 0; group < least.length; group++) {
      least[group] = Arrays.stream(tailSums, group * size, (group + 1) * size).min().orElseThrow();
    }
    return least;
  }
}
