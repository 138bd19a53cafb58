package io.intarsia.eval.detection.page;

import io.intarsia.eval.detection.JudgedDetection;
import io.intarsia.eval.detection.Outcome;
import java.util.Comparator;
import java.util.List;

/** From which score on detections are worth showing. */
final class ShowingScore {
  private ShowingScore() {}

  /**
   * The score at which the F1 of all detections is highest; infinite where nothing is correct.
   *
   * @param objects that are asked for
   */
  static double of(List<JudgedDetection> judged, long objects) {
    List<JudgedDetection> ranked =
        judged.stream()
            .filter(each -> each.outcome() != Outcome.IGNORED)
            .sorted(Comparator.comparingDouble(each -> -each.detection().score()))
            .toList();
    double best = 0;
    double score = Double.POSITIVE_INFINITY;
    long correct = 0;
    for (int i = 0; i < ranked.size(); i++) {
      correct += ranked.get(i).outcome() == Outcome.CORRECT ? 1 : 0;
      double f1 = 2.0 * correct / (i + 1 + objects);
      if (f1 > best) {
        best = f1;
        score = ranked.get(i).detection().score();
      }
    }
    return score;
  }
}
