package io.intarsia.eval.detection.page;

import io.intarsia.eval.detection.GroundObject;
import io.intarsia.eval.detection.GroundTruth;
import io.intarsia.eval.detection.JudgedDetection;
import io.intarsia.eval.detection.Outcome;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One picture with the detections that reach a score.
 *
 * @param image its name
 * @param shown detections of all classes, by descending score
 * @param correct how many of them are right
 * @param wrong how many are wrong
 * @param objects how many objects it has that are asked for
 */
record ImageVerdict(
    String image, List<JudgedDetection> shown, long correct, long wrong, long objects) {

  ImageVerdict {
    shown = List.copyOf(shown);
  }

  /**
   * Every picture of a split.
   *
   * @param threshold score from which detections are shown
   */
  static List<ImageVerdict> of(GroundTruth truth, List<JudgedDetection> judged, double threshold) {
    Map<String, List<JudgedDetection>> byImage =
        judged.stream()
            .filter(each -> each.detection().score() >= threshold)
            .sorted(Comparator.comparingDouble(each -> -each.detection().score()))
            .collect(Collectors.groupingBy(each -> each.detection().image()));
    return truth.images().stream()
        .map(image -> of(image, truth, byImage.getOrDefault(image, List.of())))
        .toList();
  }

  private static ImageVerdict of(String image, GroundTruth truth, List<JudgedDetection> shown) {
    return new ImageVerdict(
        image,
        shown,
        shown.stream().filter(each -> each.outcome() == Outcome.CORRECT).count(),
        shown.stream().filter(each -> each.outcome().isMistake()).count(),
        truth.inImage(image).stream().filter(object -> !object.difficult()).count());
  }

  /** Objects that nothing has found. */
  long missed() {
    return objects - correct;
  }

  /** Harmonic mean of precision and recall, 0 to 1; 0 for a picture with nothing in it. */
  double f1() {
    double all = 2.0 * correct + wrong + missed();
    return all == 0 ? 0 : 2 * correct / all;
  }

  /** The picture's objects. */
  List<GroundObject> truths(GroundTruth truth) {
    return truth.inImage(image);
  }

  /** Pictures from the best on: by F1, then by the number of objects found. */
  static Comparator<ImageVerdict> bestFirst() {
    return Comparator.comparingDouble(ImageVerdict::f1)
        .thenComparingLong(ImageVerdict::correct)
        .reversed()
        .thenComparing(ImageVerdict::image);
  }

  /** Pictures from the worst on: by F1, then by the number of mistakes and misses. */
  static Comparator<ImageVerdict> worstFirst() {
    return Comparator.comparingDouble(ImageVerdict::f1)
        .thenComparingLong(each -> -each.wrong() - each.missed())
        .thenComparing(ImageVerdict::image);
  }
}
