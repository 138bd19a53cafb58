package io.intarsia.study.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** How points change with every tenfold of their numbers. */
public final class Trend {
  private Trend() {}

  /**
   * The slope of the means, in score for every tenfold. Its interval over seeds is of the slopes of
   * those seeds that have a sample at every point; that over images, of the slopes in every
   * resample.
   *
   * @return nothing for fewer than two different numbers, or numbers that are not positive
   */
  public static Optional<Effect> of(List<Point> points) {
    double[] places = points.stream().mapToDouble(Point::number).toArray();
    boolean positive = points.stream().allMatch(point -> point.number() > 0);
    if (!positive || points.stream().map(Point::number).distinct().count() < 2) {
      return Optional.empty();
    }
    Slope slope = Slope.over(places);
    double value = slope.of(points.stream().mapToDouble(Point::mean).toArray());
    List<Double> bySeed = ofEachSeed(points, slope);
    return Optional.of(
        new Effect(
            value,
            bySeed.size(),
            Interval.ofMean(bySeed),
            Interval.ofReplicates(value, ofEachResample(points, slope))));
  }

  private static List<Double> ofEachSeed(List<Point> points, Slope slope) {
    List<Double> slopes = new ArrayList<>();
    for (Sample first : points.get(0).samples()) {
      List<Optional<Sample>> samples =
          points.stream().map(point -> point.of(first.seed())).toList();
      if (samples.stream().allMatch(Optional::isPresent)) {
        slopes.add(
            slope.of(samples.stream().mapToDouble(each -> each.orElseThrow().value()).toArray()));
      }
    }
    return slopes;
  }

  private static double[] ofEachResample(List<Point> points, Slope slope) {
    List<double[]> means = points.stream().map(Point::replicates).toList();
    int count = means.stream().mapToInt(each -> each.length).min().orElse(0);
    return IntStream.range(0, count)
        .mapToDouble(r -> slope.of(means.stream().mapToDouble(each -> each[r]).toArray()))
        .toArray();
  }
}
