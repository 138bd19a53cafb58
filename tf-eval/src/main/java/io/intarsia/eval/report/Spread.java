package io.intarsia.eval.report;

import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.Optional;

/**
 * Scores of the same thing under several seeds.
 *
 * @param mean their mean
 * @param min the smallest
 * @param max the largest
 */
public record Spread(double mean, double min, double max) {

  /** Of some scores; empty if there are none. */
  static Optional<Spread> of(Collection<Double> scores) {
    if (scores.isEmpty()) {
      return Optional.empty();
    }
    DoubleSummaryStatistics all =
        scores.stream().mapToDouble(Double::doubleValue).summaryStatistics();
    return Optional.of(new Spread(all.getAverage(), all.getMin(), all.getMax()));
  }
}
