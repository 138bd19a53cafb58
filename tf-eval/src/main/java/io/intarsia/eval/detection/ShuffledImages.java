package io.intarsia.eval.detection;

import io.intarsia.core.random.SeededHash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The same detections said of other pictures: what boxes and classes are worth that know the
 * collection and not the picture.
 */
final class ShuffledImages {
  private final Map<String, String> other = new HashMap<>();

  /** Deals the pictures anew (Fisher and Yates), the same way for the same seed. */
  ShuffledImages(List<String> images, long seed) {
    List<String> shuffled = new ArrayList<>(images);
    for (int last = shuffled.size() - 1; last > 0; last--) {
      int drawn = SeededHash.below(last + 1, seed, last);
      String kept = shuffled.get(last);
      shuffled.set(last, shuffled.get(drawn));
      shuffled.set(drawn, kept);
    }
    for (int i = 0; i < images.size(); i++) {
      other.put(images.get(i), shuffled.get(i));
    }
  }

  /** The detections, each in its picture's substitute. */
  List<Detection> of(List<Detection> detections) {
    return detections.stream()
        .map(
            each ->
                new Detection(
                    other.getOrDefault(each.image(), each.image()),
                    each.category(),
                    each.score(),
                    each.box()))
        .toList();
  }
}
