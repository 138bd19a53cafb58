package io.intarsia.eval.lowshot;

import io.intarsia.eval.lowshot.RowDraw.As;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Images with several labels each: a class trains on k rows that show it and on a multiple of k
 * that do not, drawn for it alone; rows marked difficult are never drawn (Goyal et al. 2019,
 * section 6.1, {@code create_voc_low_shot_samples}).
 */
public final class MultiLabelShots implements ShotSource {
  private final List<String> classes;
  private final List<List<Integer>> positives;
  private final List<List<Integer>> negatives;
  private final int negativesPerPositive;
  private final long seed;

  /**
   * Samples of some classes.
   *
   * @param classes names of those that are scored
   * @param presence for each, by row of the training split: 1, 0 or -1 (difficult)
   * @param negativesPerPositive negatives drawn for each positive; classes of the data set less one
   */
  public MultiLabelShots(
      List<String> classes, List<int[]> presence, int negativesPerPositive, long seed) {
    this.classes = List.copyOf(classes);
    this.positives = presence.stream().map(labels -> rows(labels, 1)).toList();
    this.negatives = presence.stream().map(labels -> rows(labels, 0)).toList();
    this.negativesPerPositive = negativesPerPositive;
    this.seed = seed;
  }

  private static List<Integer> rows(int[] labels, int wanted) {
    return IntStream.range(0, labels.length).filter(row -> labels[row] == wanted).boxed().toList();
  }

  @Override
  public Optional<String> obstacle(int k) {
    List<String> missing = new ArrayList<>();
    for (int label = 0; label < classes.size(); label++) {
      int shown = positives.get(label).size();
      int absent = negatives.get(label).size();
      if (shown < k) {
        missing.add("'%s' has %d of %d positives".formatted(classes.get(label), shown, k));
      } else if (absent < k * negativesPerPositive) {
        missing.add(
            "'%s' has %d of %d negatives"
                .formatted(classes.get(label), absent, k * negativesPerPositive));
      }
    }
    return missing.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", missing));
  }

  @Override
  public List<ShotGroup> draw(int k, int sample) {
    return IntStream.range(0, classes.size()).mapToObj(label -> draw(k, sample, label)).toList();
  }

  private ShotGroup draw(int k, int sample, int label) {
    return ShotGroup.ofClass(
        label,
        RowDraw.of(positives.get(label), k, RowDraw.seed(seed, k, sample, label, As.POSITIVE)),
        RowDraw.of(
            negatives.get(label),
            k * negativesPerPositive,
            RowDraw.seed(seed, k, sample, label, As.NEGATIVE)));
  }
}
