package io.intarsia.eval.lowshot;

import io.intarsia.eval.lowshot.RowDraw.As;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Class folders: k images of each class are drawn, and what is drawn for the other classes are a
 * class's negatives ({@code create_places_low_shot_samples}).
 */
public final class SingleLabelShots implements ShotSource {
  private final List<String> classes;
  private final int[] labels;
  private final List<List<Integer>> rows;
  private final long seed;

  /**
   * Samples of all classes.
   *
   * @param labels place of its class for each row of the training split
   */
  public SingleLabelShots(List<String> classes, int[] labels, long seed) {
    this.classes = List.copyOf(classes);
    this.labels = labels.clone();
    this.rows = IntStream.range(0, classes.size()).mapToObj(this::rowsOf).toList();
    this.seed = seed;
  }

  private List<Integer> rowsOf(int label) {
    return IntStream.range(0, labels.length).filter(row -> labels[row] == label).boxed().toList();
  }

  @Override
  public Optional<String> obstacle(int k) {
    String missing =
        IntStream.range(0, classes.size())
            .filter(label -> rows.get(label).size() < k)
            .mapToObj(
                label ->
                    "'%s' has %d of %d images"
                        .formatted(classes.get(label), rows.get(label).size(), k))
            .collect(Collectors.joining(", "));
    return missing.isEmpty() ? Optional.empty() : Optional.of(missing);
  }

  @Override
  public List<ShotGroup> draw(int k, int sample) {
    List<Integer> drawn =
        IntStream.range(0, classes.size())
            .boxed()
            .flatMap(
                label ->
                    RowDraw.of(
                        rows.get(label), k, RowDraw.seed(seed, k, sample, label, As.POSITIVE))
                        .stream())
            .toList();
    return List.of(ShotGroup.ofLabels(drawn, classes.size(), row -> labels[row]));
  }
}
