package io.intarsia.data.targets;

/** A greedy choice of permutations: each next one is the farthest from all that were taken. */
interface GreedySelection {

  /** Takes a permutation by its number. */
  void take(int index);

  /** Number of the permutation that is farthest from those taken; never one of them. */
  int farthest();

  /** Numbers of {@code size} permutations, {@code first} and the greedy choices after it. */
  static int[] choose(GreedySelection selection, int size, int first) {
    int[] chosen = new int[size];
    chosen[0] = first;
    for (int i = 1; i < size; i++) {
      selection.take(chosen[i - 1]);
      chosen[i] = selection.farthest();
    }
    return chosen;
  }
}
