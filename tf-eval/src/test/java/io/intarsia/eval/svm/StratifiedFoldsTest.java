package io.intarsia.eval.svm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The folds of scikit-learn's StratifiedKFold(3), worked out by hand from its source. */
class StratifiedFoldsTest {

  @Test
  void aClassGoesToTheFoldsInBlocksOfItsRows() {
    // Class 1 appears first: sorted 1111000000 in order of appearance, dealt 0120120120: class 1
    // has shares 2 1 1, class 0 (cards 4 to 9) 2 2 2.
    int[] labels = {1, 0, 0, 1, 0, 1, 0, 0, 1, 0};
    assertThat(StratifiedFolds.assign(labels, 3)).containsExactly(0, 0, 0, 0, 1, 1, 1, 2, 2, 2);
  }

  @Test
  void remaindersOfOneClassFollowThoseOfTheOther() {
    // Class 0 first, 4 rows: shares 2 1 1; class 1, 4 rows as cards 4 to 7: folds 1 2 0 1.
    int[] labels = {0, 0, 0, 0, 1, 1, 1, 1};
    assertThat(StratifiedFolds.assign(labels, 3)).containsExactly(0, 0, 1, 2, 0, 1, 1, 2);
  }

  @Test
  void rowsLeftOutAreAsIfTheyWereNotThere() {
    int[] labels = {0, -1, 0, 0, 0, 1, -1, 1, 1, 1};
    assertThat(StratifiedFolds.assign(labels, 3)).containsExactly(0, -1, 0, 1, 2, 0, -1, 1, 1, 2);
  }

  @Test
  void aClassWithFewerRowsThanFoldsMissesSome() {
    int[] labels = {0, 0, 0, 1, 1};
    assertThat(StratifiedFolds.assign(labels, 3)).containsExactly(0, 1, 2, 0, 1);
  }
}
