package io.intarsia.core.boxes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Of boxes that overlap, keeps the one with the highest score: takes boxes in order of descending
 * score, and drops those that overlap one already kept (greedy suppression, Felzenszwalb et al.
 * 2010, section 6.2). Boxes of several classes are given class by class.
 *
 * @param threshold a box is dropped if its intersection over union with a kept one is larger; 0 to
 *     1, 0.3 in Fast R-CNN
 */
public record NonMaximumSuppression(double threshold) {

  /** Refuses a threshold that is no share. */
  public NonMaximumSuppression {
    if (!(threshold >= 0 && threshold <= 1)) {
      throw new IllegalArgumentException("the threshold must lie in 0 .. 1, got " + threshold);
    }
  }

  /**
   * Chooses boxes of one class.
   *
   * @param scores one for each box; a later one of equal scores comes after
   * @return places of the kept boxes in {@code boxes}, by descending score
   * @throws IllegalArgumentException if a score is not a number or there are more or fewer than
   *     boxes
   */
  public List<Integer> keep(List<Box> boxes, float[] scores) {
    check(boxes, scores);
    List<Integer> order =
        IntStream.range(0, scores.length)
            .boxed()
            // Adding 0 makes -0 equal to 0. The sort is stable.
            .sorted(Comparator.comparingDouble(i -> -(scores[i] + 0.0)))
            .toList();
    List<Integer> kept = new ArrayList<>();
    for (int candidate : order) {
      Box box = boxes.get(candidate);
      if (kept.stream().noneMatch(winner -> box.iou(boxes.get(winner)) > threshold)) {
        kept.add(candidate);
      }
    }
    return List.copyOf(kept);
  }

  private static void check(List<Box> boxes, float[] scores) {
    if (boxes.size() != scores.length) {
      throw new IllegalArgumentException(
          "%d scores for %d boxes".formatted(scores.length, boxes.size()));
    }
    for (int i = 0; i < scores.length; i++) {
      if (Float.isNaN(scores[i])) {
        throw new IllegalArgumentException("the score of box %d is not a number".formatted(i));
      }
    }
  }
}
