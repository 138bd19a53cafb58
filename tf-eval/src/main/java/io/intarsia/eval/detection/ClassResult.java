package io.intarsia.eval.detection;

import io.intarsia.eval.metrics.AveragePrecision;
import io.intarsia.eval.metrics.Ranking;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * The detections of one class beside its objects.
 *
 * @param category the class
 * @param judged its detections by descending score
 * @param positives objects that are asked for, by picture; pictures without one are left out
 * @param difficult objects that are not asked for
 */
record ClassResult(
    String category, List<JudgedDetection> judged, Map<String, Integer> positives, long difficult) {

  ClassResult {
    judged = List.copyOf(judged);
    positives = Map.copyOf(positives);
  }

  /** Judges the detections of a class. */
  static ClassResult of(
      String category, List<Detection> detections, GroundTruth truth, VocMatching matching) {
    Map<String, List<GroundObject>> objects = truth.ofClass(category);
    List<GroundObject> wanted =
        objects.values().stream().flatMap(List::stream).filter(matching::asksFor).toList();
    long all = objects.values().stream().mapToLong(List::size).sum();
    return new ClassResult(
        category,
        matching.judge(detections, objects),
        wanted.stream()
            .collect(Collectors.groupingBy(GroundObject::image, Collectors.summingInt(one -> 1))),
        all - wanted.size());
  }

  /** Objects that are asked for, in all pictures. */
  long positiveCount() {
    return positives.values().stream().mapToLong(Integer::longValue).sum();
  }

  /** The average precision; empty where no object is asked for. */
  OptionalDouble score(AveragePrecision rule) {
    return score(rule, image -> 1);
  }

  /**
   * The average precision of a collection in which each picture is there so many times, every copy
   * a picture of its own.
   *
   * @param copies how many there are of a picture, by its name
   */
  OptionalDouble score(AveragePrecision rule, ToIntFunction<String> copies) {
    long objects = 0;
    for (Map.Entry<String, Integer> image : positives.entrySet()) {
      objects += (long) image.getValue() * copies.applyAsInt(image.getKey());
    }
    if (objects == 0) {
      return OptionalDouble.empty();
    }
    List<Boolean> hits = new ArrayList<>();
    for (JudgedDetection each : judged) {
      if (each.outcome() != Outcome.IGNORED) {
        int times = copies.applyAsInt(each.detection().image());
        for (int copy = 0; copy < times; copy++) {
          hits.add(each.outcome() == Outcome.CORRECT);
        }
      }
    }
    return OptionalDouble.of(rule.of(Ranking.ofHits(hits, Math.toIntExact(objects))));
  }
}
