package io.intarsia.study.stats;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A range that holds the truth in 95 of 100 cases, by the rule that made it.
 *
 * @param low lower end
 * @param high upper end
 */
public record Interval(double low, double high) {
  private static final double LOWER = 0.025;
  private static final double UPPER = 0.975;

  /**
   * The middle 95 % of bootstrap replicates (the percentile interval, Efron 1979), moved so that
   * their mean lies on the value: an image that a resample holds twice stands beside itself in a
   * ranking, which lifts average precision in all resamples alike. Without replicates there is
   * none.
   */
  public static Optional<Interval> ofReplicates(double value, double[] replicates) {
    if (replicates.length == 0) {
      return Optional.empty();
    }
    double[] sorted = replicates.clone();
    Arrays.sort(sorted);
    double shift = value - Arrays.stream(sorted).average().orElseThrow();
    return Optional.of(
        new Interval(quantile(sorted, LOWER) + shift, quantile(sorted, UPPER) + shift));
  }

  /** Between the two nearest, in proportion. */
  private static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  /**
   * Student's interval of the mean of independent values: mean plus or minus t times the standard
   * error. One value has none.
   */
  public static Optional<Interval> ofMean(List<Double> values) {
    int n = values.size();
    if (n < 2) {
      return Optional.empty();
    }
    double mean = mean(values);
    double squares = values.stream().mapToDouble(each -> (each - mean) * (each - mean)).sum();
    double half = StudentT.quantile(n - 1) * Math.sqrt(squares / (n - 1) / n);
    return Optional.of(new Interval(mean - half, mean + half));
  }

  static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  /** Whether all of it lies on one side of zero. */
  public boolean excludesZero() {
    return low > 0 || high < 0;
  }
}
