package io.intarsia.eval.detection;

import io.intarsia.core.boxes.Box;
import io.intarsia.core.boxes.Overlaps;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Compares detections with objects by PASCAL VOC's rule (VOC2007 devkit, {@code VOCevaldet.m}):
 * detections come in order of descending score, and each is held against the object of its class
 * that it overlaps most. It is correct if the overlap reaches the threshold and nobody was there
 * before; on a difficult object it does not count.
 *
 * @param threshold intersection over union from which a detection has found an object
 * @param size sizes that are asked for. Objects of others are treated as difficult, and detections
 *     of others that find nothing do not count, as in COCO's evaluation
 */
record VocMatching(double threshold, SizeRange size) {

  /**
   * Judges the detections of one class.
   *
   * @param detections a later one of equal scores comes after
   * @param objects of the class, by picture
   * @return one for each detection, by descending score
   */
  List<JudgedDetection> judge(List<Detection> detections, Map<String, List<GroundObject>> objects) {
    Set<GroundObjectPlace> taken = new HashSet<>();
    return detections.stream()
        // Adding 0 makes -0 equal to 0. The sort is stable.
        .sorted(Comparator.comparingDouble(each -> -(each.score() + 0.0)))
        .map(each -> judge(each, objects.getOrDefault(each.image(), List.of()), taken))
        .toList();
  }

  /** Whether an object must be found. */
  boolean asksFor(GroundObject object) {
    return !object.difficult() && size.contains(object.box());
  }

  /** Two objects of a picture may be equal in everything, so their place tells them apart. */
  private record GroundObjectPlace(String image, int place) {}

  private JudgedDetection judge(
      Detection detection, List<GroundObject> candidates, Set<GroundObjectPlace> taken) {
    List<Box> boxes = candidates.stream().map(GroundObject::box).toList();
    OptionalInt best = Overlaps.best(detection.box(), boxes);
    double iou = best.isPresent() ? detection.box().iou(boxes.get(best.getAsInt())) : 0;
    if (best.isEmpty() || iou < threshold) {
      boolean counts = size.contains(detection.box());
      return new JudgedDetection(detection, counts ? Outcome.MISPLACED : Outcome.IGNORED, iou);
    }
    if (!asksFor(candidates.get(best.getAsInt()))) {
      return new JudgedDetection(detection, Outcome.IGNORED, iou);
    }
    boolean first = taken.add(new GroundObjectPlace(detection.image(), best.getAsInt()));
    return new JudgedDetection(detection, first ? Outcome.CORRECT : Outcome.DUPLICATE, iou);
  }
}
