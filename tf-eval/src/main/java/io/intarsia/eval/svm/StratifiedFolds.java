package io.intarsia.eval.svm;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Divides rows into folds that hold the same share of each class, without shuffling: scikit-learn's
 * {@code StratifiedKFold} (its rule since 0.22). Classes count in the order of their first row. The
 * labels, sorted by class, are dealt to the folds in turn, which fixes how many rows of each class
 * a fold gets; a class's rows then go to the folds in ascending order.
 */
public final class StratifiedFolds {
  /** Fold of a row that takes part in none. */
  public static final int UNUSED = -1;

  private StratifiedFolds() {}

  /**
   * Assigns folds.
   *
   * @param labels the class of each row; a negative one leaves the row out
   * @param folds number of folds, at least 2
   * @return for each row its fold from 0, or {@link #UNUSED}
   */
  public static int[] assign(int[] labels, int folds) {
    if (folds < 2) {
      throw new IllegalArgumentException("cross-validation needs at least 2 folds, got " + folds);
    }
    int[] classes = inOrderOfAppearance(labels);
    int[] counts = new int[Arrays.stream(classes).max().orElse(UNUSED) + 1];
    for (int each : classes) {
      if (each != UNUSED) {
        counts[each]++;
      }
    }
    int[][] left = deal(counts, folds);
    int[] next = new int[counts.length];
    int[] assigned = new int[labels.length];
    for (int row = 0; row < labels.length; row++) {
      int each = classes[row];
      if (each == UNUSED) {
        assigned[row] = UNUSED;
        continue;
      }
      while (left[each][next[each]] == 0) {
        next[each]++;
      }
      left[each][next[each]]--;
      assigned[row] = next[each];
    }
    return assigned;
  }

  private static int[] inOrderOfAppearance(int[] labels) {
    Map<Integer, Integer> places = new HashMap<>();
    int[] classes = new int[labels.length];
    for (int row = 0; row < labels.length; row++) {
      int place = places.size();
      classes[row] = labels[row] < 0 ? UNUSED : places.computeIfAbsent(labels[row], l -> place);
    }
    return classes;
  }

  /** How many rows of each class go to each fold: the sorted labels dealt like cards. */
  private static int[][] deal(int[] counts, int folds) {
    int[][] shares = new int[counts.length][folds];
    int card = 0;
    for (int each = 0; each < counts.length; each++) {
      for (int i = 0; i < counts[each]; i++) {
        shares[each][card % folds]++;
        card++;
      }
    }
    return shares;
  }
}
