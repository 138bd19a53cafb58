package io.intarsia.data.targets;

import io.intarsia.core.UserException;
import io.intarsia.core.random.SeededHash;
import io.intarsia.proto.PermutationSelection;
import io.intarsia.proto.PermutationSetConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The permutations that puzzles are shuffled by; a puzzle's label is a place in this list. Place
 * {@code i} of a shuffled puzzle shows piece {@code permutation[i]} of the photo (pieces row by
 * row, from 0).
 *
 * <p>Immutable.
 */
public final class PermutationSet {
  private final int[][] permutations;

  private PermutationSet(int[][] permutations) {
    this.permutations = permutations;
  }

  /**
   * A set of given permutations, 0-based.
   *
   * @throws IllegalArgumentException if there are none, one is no permutation, or two are equal
   */
  public static PermutationSet of(int[][] permutations) {
    if (permutations.length == 0) {
      throw new IllegalArgumentException("a permutation set needs at least one permutation");
    }
    Set<List<Integer>> seen = new HashSet<>();
    int[][] copy = new int[permutations.length][];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = permutations[i].clone();
      requirePermutation(copy[i], copy[0].length, i);
      if (!seen.add(Arrays.stream(copy[i]).boxed().toList())) {
        throw new IllegalArgumentException(
            "permutation " + i + " repeats an earlier one: " + Arrays.toString(copy[i]));
      }
    }
    return new PermutationSet(copy);
  }

  private static void requirePermutation(int[] permutation, int pieces, int index) {
    int[] sorted = permutation.clone();
    Arrays.sort(sorted);
    for (int i = 0; i < pieces; i++) {
      if (sorted.length != pieces || sorted[i] != i) {
        throw new IllegalArgumentException(
            "row %d holds %s, which is no permutation of 0 .. %d"
                .formatted(index, Arrays.toString(permutation), pieces - 1));
      }
    }
  }

  /**
   * The set that a config asks for: read from its file, or chosen greedily from its seed.
   *
   * @param pieces pieces of a puzzle, the square of its grid
   * @throws UserException if the size cannot be had, or the file does not hold such a set
   */
  public static PermutationSet create(PermutationSetConfig config, int pieces) {
    return config.hasFile() && !config.getFile().isEmpty()
        ? fromFile(config, pieces)
        : choose(config, pieces);
  }

  private static PermutationSet fromFile(PermutationSetConfig config, int pieces) {
    PermutationSet set = PermutationFile.read(Path.of(config.getFile()));
    if (set.size() != config.getSize() || set.pieces() != pieces) {
      throw new UserException(
          ("pretext.jigsaw.permutations: %s holds %d permutations of %d pieces, but size is %d and"
                  + " the grid has %d pieces")
              .formatted(config.getFile(), set.size(), set.pieces(), config.getSize(), pieces));
    }
    return set;
  }

  private static PermutationSet choose(PermutationSetConfig config, int pieces) {
    Permutations all = new Permutations(pieces);
    int size = config.getSize();
    if (size < 2 || size > all.count()) {
      throw new UserException(
          "pretext.jigsaw.permutations.size must lie in 2 .. %d (all orders of %d pieces), got %d"
              .formatted(all.count(), pieces, size));
    }
    int first = SeededHash.below(all.count(), config.getSeed(), 0);
    GreedySelection selection =
        config.getSelection() == PermutationSelection.MAX_MINIMUM
            ? new MaxMinimumSelection(all)
            : new MaxAverageSelection(all);
    int[] chosen = GreedySelection.choose(selection, size, first);
    return new PermutationSet(Arrays.stream(chosen).mapToObj(all::get).toArray(int[][]::new));
  }

  /**
   * Writes the set as {@code .npy}, int32 {@code [size, pieces]}, 0-based, whole or not at all; a
   * config's {@code file} reads it.
   */
  public void write(Path file) throws IOException {
    PermutationFile.write(this, file);
  }

  /** |P|, the number of classes that a head tells apart. */
  public int size() {
    return permutations.length;
  }

  /** Pieces of a puzzle. */
  public int pieces() {
    return permutations[0].length;
  }

  /** A copy of the permutation with that label. */
  public int[] get(int label) {
    return permutations[label].clone();
  }

  /** A copy of all, {@code [size][pieces]}, 0-based. */
  public int[][] toArray() {
    return Arrays.stream(permutations).map(int[]::clone).toArray(int[][]::new);
  }

  /** Mean Hamming distance over all pairs, 0 to {@link #pieces()}; NaN for a single one. */
  public double meanDistance() {
    long agreements = 0;
    for (int position = 0; position < pieces(); position++) {
      long[] counts = new long[pieces()];
      for (int[] permutation : permutations) {
        counts[permutation[position]]++;
      }
      agreements += Arrays.stream(counts).map(count -> count * (count - 1) / 2).sum();
    }
    double pairs = size() * (size() - 1L) / 2.0;
    return pieces() - agreements / pairs;
  }

  /** Smallest Hamming distance of a pair; {@link #pieces()} for a single permutation. */
  public int minimumDistance() {
    int minimum = pieces();
    for (int i = 0; i < size(); i++) {
      for (int j = 0; j < i; j++) {
        minimum = Math.min(minimum, distance(permutations[i], permutations[j]));
      }
    }
    return minimum;
  }

  private static int distance(int[] a, int[] b) {
    int distance = 0;
    for (int i = 0; i < a.length; i++) {
      distance += a[i] == b[i] ? 0 : 1;
    }
    return distance;
  }
}
