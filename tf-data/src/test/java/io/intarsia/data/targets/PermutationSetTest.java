package io.intarsia.data.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intarsia.core.UserException;
import io.intarsia.proto.PermutationSelection;
import io.intarsia.proto.PermutationSetConfig;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Distances are those computed from the published sets and their rule (Goyal et al. 2019). */
class PermutationSetTest {

  private static PermutationSet choose(PermutationSelection selection, int size, long seed) {
    return PermutationSet.create(
        PermutationSetConfig.newBuilder()
            .setSelection(selection)
            .setSize(size)
            .setSeed(seed)
            .build(),
        9);
  }

  @ParameterizedTest
  @CsvSource({"100, 8.080", "701, 8.0114", "2000, 8.0040", "5000, 8.0016", "10000, 8.0008"})
  void maxAverageHasThePublishedMeanDistance(int size, double mean) {
    PermutationSet set = choose(PermutationSelection.MAX_AVERAGE, size, 5);
    assertThat(set.size()).isEqualTo(size);
    assertThat(set.meanDistance()).isCloseTo(mean, within(5e-5));
    // Distinct permutations, by the check of the constructor.
    assertThat(PermutationSet.of(set.toArray()).size()).isEqualTo(size);
  }

  @ParameterizedTest
  @CsvSource({"100, 6, 8.021", "701, 5, 7.882", "2000, 4, 7.962"})
  void maxMinimumHasThePublishedMinimumDistance(int size, int minimum, double mean) {
    PermutationSet set = choose(PermutationSelection.MAX_MINIMUM, size, 5);
    assertThat(set.minimumDistance()).isEqualTo(minimum);
    // The mean depends a little on the permutation that the choice starts from.
    assertThat(set.meanDistance()).isCloseTo(mean, within(0.02));
  }

  @ParameterizedTest
  @CsvSource({"MAX_AVERAGE", "MAX_MINIMUM"})
  void everyChoiceIsTheOneThatPlainEnumerationMakes(PermutationSelection selection) {
    PermutationSetConfig config =
        PermutationSetConfig.newBuilder().setSelection(selection).setSize(24).setSeed(3).build();
    int[][] chosen = PermutationSet.create(config, 4).toArray();
    Permutations all = new Permutations(4);
    for (int i = 1; i < chosen.length; i++) {
      assertThat(chosen[i]).isEqualTo(bestByEnumeration(selection, all, chosen, i));
    }
  }

  private static int[] bestByEnumeration(
      PermutationSelection selection, Permutations all, int[][] chosen, int count) {
    int[] best = {};
    long bestDistance = -1;
    for (int index = 0; index < all.count(); index++) {
      int[] candidate = all.get(index);
      long[] distances =
          Arrays.stream(chosen, 0, count).mapToLong(other -> distance(other, candidate)).toArray();
      boolean taken = Arrays.stream(distances).anyMatch(distance -> distance == 0);
      long distance =
          selection == PermutationSelection.MAX_AVERAGE
              ? Arrays.stream(distances).sum()
              : Arrays.stream(distances).min().orElseThrow();
      if (!taken && distance > bestDistance) {
        bestDistance = distance;
        best = candidate;
      }
    }
    return best;
  }

  private static long distance(int[] a, int[] b) {
    long distance = 0;
    for (int i = 0; i < a.length; i++) {
      distance += a[i] == b[i] ? 0 : 1;
    }
    return distance;
  }

  @Test
  void theSeedDrawsTheFirstPermutation() {
    int[][] a = choose(PermutationSelection.MAX_AVERAGE, 20, 1).toArray();
    assertThat(choose(PermutationSelection.MAX_AVERAGE, 20, 1).toArray()).isDeepEqualTo(a);
    assertThat(choose(PermutationSelection.MAX_AVERAGE, 20, 2).get(0)).isNotEqualTo(a[0]);
  }

  @Test
  void refusesMoreThanThereAre() {
    PermutationSetConfig config = PermutationSetConfig.newBuilder().setSize(25).build();
    assertThatThrownBy(() -> PermutationSet.create(config, 4))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("permutations.size must lie in 2 .. 24")
        .hasMessageContaining("got 25");
  }

  @Test
  void refusesRowsThatAreNoPermutationOrRepeat() {
    assertThatThrownBy(() -> PermutationSet.of(new int[][] {{0, 1, 2}, {0, 1, 1}}))
        .hasMessageContaining("row 1 holds [0, 1, 1]");
    assertThatThrownBy(() -> PermutationSet.of(new int[][] {{0, 1}, {1, 0}, {0, 1}}))
        .hasMessageContaining("permutation 2 repeats");
    assertThatThrownBy(() -> PermutationSet.of(new int[][] {{0, 1, 2}, {0, 1}}))
        .hasMessageContaining("row 1");
  }
}
