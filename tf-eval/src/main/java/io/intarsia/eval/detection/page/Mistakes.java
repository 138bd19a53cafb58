package io.intarsia.eval.detection.page;

import io.intarsia.core.boxes.Box;
import io.intarsia.eval.detection.GroundObject;
import io.intarsia.eval.detection.GroundTruth;
import io.intarsia.eval.detection.JudgedDetection;
import io.intarsia.eval.detection.Outcome;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why detections are wrong, by the kinds of Hoiem et al. 2012. */
final class Mistakes {
  /** Overlap under which a box has nothing to do with an object (Hoiem et al. 2012, section 2). */
  private static final double TOUCHING = 0.1;

  private final GroundTruth truth;

  Mistakes(GroundTruth truth) {
    this.truth = truth;
  }

  /** A class's mistakes with the highest scores, at most one of a picture. */
  List<JudgedDetection> worst(List<JudgedDetection> judged, String category, int most) {
    Map<String, JudgedDetection> ofImage =
        judged.stream()
            .filter(each -> each.outcome().isMistake())
            .filter(each -> each.detection().category().equals(category))
            .sorted(Comparator.comparingDouble(each -> -each.detection().score()))
            .collect(
                Collectors.toMap(
                    each -> each.detection().image(),
                    each -> each,
                    (first, later) -> first,
                    LinkedHashMap::new));
    return ofImage.values().stream().limit(most).toList();
  }

  /** What is wrong, in words. */
  String explain(JudgedDetection mistake) {
    String category = mistake.detection().category();
    if (mistake.outcome() == Outcome.DUPLICATE) {
      return "a second box on the same " + category;
    }
    if (mistake.iou() >= TOUCHING) {
      return "beside the %s: IoU %.2f".formatted(category, mistake.iou());
    }
    Box box = mistake.detection().box();
    Optional<GroundObject> other =
        truth.inImage(mistake.detection().image()).stream()
            .filter(object -> !object.category().equals(category))
            .max(Comparator.comparingDouble(object -> box.iou(object.box())));
    return other
        .filter(object -> box.iou(object.box()) >= TOUCHING)
        .map(object -> "on a %s: IoU %.2f".formatted(object.category(), box.iou(object.box())))
        .orElse("on the background");
  }
}
