package io.intarsia.study.stats;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Samples of several seeds at one place of an axis.
 *
 * @param label of the place
 * @param number where it is drawn
 * @param samples one for each seed, at least one
 */
public record Point(String label, double number, List<Sample> samples) {
  /** Copies the list. */
  public Point {
    samples = List.copyOf(samples);
    if (samples.isEmpty()) {
      throw new IllegalArgumentException("a point without samples");
    }
  }

  /** Mean over the seeds. */
  public double mean() {
    return Interval.mean(samples.stream().map(Sample::value).toList());
  }

  /** Mean over the seeds in every resample; empty if a seed has none. */
  public double[] replicates() {
    int count = samples.stream().mapToInt(each -> each.replicates().size()).min().orElse(0);
    return IntStream.range(0, count)
        .mapToDouble(
            r -> Interval.mean(samples.stream().map(each -> each.replicates().get(r)).toList()))
        .toArray();
  }

  /** Mean with its intervals. */
  public Effect effect() {
    return new Effect(
        mean(),
        samples.size(),
        Interval.ofMean(samples.stream().map(Sample::value).toList()),
        Interval.ofReplicates(mean(), replicates()));
  }

  /** This less another, over the seeds that both have; empty if there are none. */
  public Optional<Point> less(Point other) {
    List<Sample> differences =
        samples.stream().flatMap(mine -> other.of(mine.seed()).map(mine::less).stream()).toList();
    return differences.isEmpty()
        ? Optional.empty()
        : Optional.of(new Point(label, number, differences));
  }

  /**
   * This less the mean of others, resample by resample: for trainings that have nothing but the
   * test images in common, whatever their seeds are called.
   */
  public Point lessMean(Point others) {
    Sample mean =
        new Sample("", others.mean(), Arrays.stream(others.replicates()).boxed().toList());
    return new Point(label, number, samples.stream().map(mine -> mine.less(mean)).toList());
  }

  /** The sample of a seed. */
  Optional<Sample> of(String seed) {
    return samples.stream().filter(each -> each.seed().equals(seed)).findFirst();
  }

  /** Smallest and largest sample. */
  public Interval range() {
    return new Interval(
        samples.stream().mapToDouble(Sample::value).min().orElseThrow(),
        samples.stream().mapToDouble(Sample::value).max().orElseThrow());
  }
}
