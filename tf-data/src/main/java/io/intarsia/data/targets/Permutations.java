package io.intarsia.data.targets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All permutations of 0 .. length-1 in lexicographic order, numbered from 0, kept as <em>heads</em>
 * (the first positions) and <em>tails</em> (the others).
 *
 * <p>Number {@code i} is head {@code i / tailsPerHead} followed by arrangement {@code i %
 * tailsPerHead} of the values that this head leaves. Heads that leave the same values share their
 * tails: the 362,880 permutations of nine are 3,024 heads over 126 groups of 120 tails. A sum of
 * one term for each (position, value) is then a head's sum plus a tail's, which is what makes the
 * greedy choice of thousands of permutations a matter of seconds.
 */
final class Permutations {
  private final int length;
  private final int headLength;
  private final List<int[]> heads;
  private final List<int[]> tails = new ArrayList<>();
  private final int[] groupOfHead;
  private final int tailsPerHead;

  /** All permutations of so many values. */
  Permutations(int length) {
    this.length = length;
    headLength = length / 2;
    heads = arrangements((1 << length) - 1, headLength);
    groupOfHead = new int[heads.size()];
    Map<Integer, Integer> groups = new LinkedHashMap<>();
    for (int head = 0; head < heads.size(); head++) {
      groupOfHead[head] = groups.computeIfAbsent(valuesLeftBy(heads.get(head)), this::addGroup);
    }
    tailsPerHead = tails.size() / groups.size();
  }

  private int valuesLeftBy(int[] head) {
    int left = (1 << length) - 1;
    for (int value : head) {
      left &= ~(1 << value);
    }
    return left;
  }

  /** Adds the arrangements of a bit set of values; returns the number of their group. */
  private int addGroup(int values) {
    List<int[]> arranged = arrangements(values, length - headLength);
    int group = tails.size() / arranged.size();
    tails.addAll(arranged);
    return group;
  }

  /** Ordered choices of {@code count} of a bit set of values, in lexicographic order. */
  private static List<int[]> arrangements(int values, int count) {
    List<int[]> all = new ArrayList<>();
    arrange(values, new int[count], 0, all);
    return all;
  }

  private static void arrange(int values, int[] chosen, int position, List<int[]> all) {
    if (position == chosen.length) {
      all.add(chosen.clone());
      return;
    }
    for (int rest = values; rest != 0; rest &= rest - 1) {
      chosen[position] = Integer.numberOfTrailingZeros(rest);
      arrange(values & ~Integer.lowestOneBit(rest), chosen, position + 1, all);
    }
  }

  int length() {
    return length;
  }

  /** How many there are: the factorial of the length. */
  int count() {
    return heads.size() * tailsPerHead;
  }

  int headCount() {
    return heads.size();
  }

  int tailsPerHead() {
    return tailsPerHead;
  }

  /** Where a head's tails begin in {@link #tailSums}. */
  int firstTail(int head) {
    return groupOfHead[head] * tailsPerHead;
  }

  /** The permutation of that number. */
  int[] get(int index) {
    int head = index / tailsPerHead;
    int[] permutation = new int[length];
    System.arraycopy(heads.get(head), 0, permutation, 0, headLength);
    int[] tail = tails.get(firstTail(head) + index % tailsPerHead);
    System.arraycopy(tail, 0, permutation, headLength, tail.length);
    return permutation;
  }

  /** For each head, the sum of {@code terms[position][value]} over its positions. */
  int[] headSums(int[][] terms) {
    return sums(heads, 0, terms);
  }

  /** For each tail, the sum of {@code terms[position][value]} over its positions. */
  int[] tailSums(int[][] terms) {
    return sums(tails, headLength, terms);
  }

  private static int[] sums(List<int[]> parts, int from, int[][] terms) {
    int[] sums = new int[parts.size()];
    for (int i = 0; i < sums.length; i++) {
      int[] part = parts.get(i);
      for (int position = 0; position < part.length; position++) {
        sums[i] += terms[from + position][part[position]];
      }
    }
    return sums;
  }
}
