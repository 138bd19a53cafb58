package io.intarsia.core.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SeededHashTest {

  @Test
  void numbersAreUniformOverPositionsAndOverSeeds() {
    int[] overPositions = new int[10];
    int[] overSeeds = new int[10];
    for (int i = 0; i < 100_000; i++) {
      overPositions[SeededHash.below(10, 7, i)]++;
      overSeeds[SeededHash.below(10, i, 7)]++;
    }
    for (int i = 0; i < 10; i++) {
      // Five standard deviations of a binomial count: sqrt(1e5 * 0.1 * 0.9) = 95.
      assertThat(overPositions[i]).isCloseTo(10_000, within(475));
      assertThat(overSeeds[i]).isCloseTo(10_000, within(475));
    }
  }
}
