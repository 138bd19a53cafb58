package io.intarsia.data.targets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PermutationsTest {

  @Test
  void allOfNineAreInLexicographicOrder() {
    Permutations all = new Permutations(9);
    assertThat(all.count()).isEqualTo(362_880);
    assertThat(all.get(0)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(all.get(all.count() - 1)).containsExactly(8, 7, 6, 5, 4, 3, 2, 1, 0);
    for (int i = 1; i < all.count(); i++) {
      assertThat(Arrays.compare(all.get(i - 1), all.get(i))).isNegative();
    }
  }

  @Test
  void headAndTailSumsAddUpToTheSumOverAllPositions() {
    Permutations all = new Permutations(5);
    int[][] terms = new int[5][5];
    for (int position = 0; position < 5; position++) {
      for (int value = 0; value < 5; value++) {
        terms[position][value] = (int) Math.pow(7, position) * value;
      }
    }
    int[] headSums = all.headSums(terms);
    int[] tailSums = all.tailSums(terms);
    for (int i = 0; i < all.count(); i++) {
      int head = i / all.tailsPerHead();
      int tail = all.firstTail(head) + i % all.tailsPerHead();
      int sum = 0;
      for (int position = 0; position < 5; position++) {
        sum += terms[position][all.get(i)[position]];
      }
      assertThat(headSums[head] + tailSums[tail]).isEqualTo(sum);
    }
  }
}
