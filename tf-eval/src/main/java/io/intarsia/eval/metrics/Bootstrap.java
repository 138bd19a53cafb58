package io.intarsia.eval.metrics;

import io.intarsia.core.random.SeededHash;
import io.intarsia.proto.BootstrapConfig;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Scores on resampled test images (Efron 1979): replicate r draws as many images as there are, with
 * replacement. Which ones depends on (seed, r, number of images) only, so the replicates of two
 * backbones that were judged on one split are paired.
 *
 * @param replicates number of resamples; 0 for none
 * @param seed decides which images they hold
 */
public record Bootstrap(int replicates, long seed) {

  /** As a config says. */
  public static Bootstrap of(BootstrapConfig config) {
    return new Bootstrap(config.getReplicates(), config.getSeed());
  }

  /** No resamples. */
  public static Bootstrap none() {
    return new Bootstrap(0, 0);
  }

  /**
   * How often each image stands in a resample.
   *
   * @param rows number of images
   */
  public int[] times(int replicate, int rows) {
    int[] times = new int[rows];
    long own = SeededHash.bits(seed, replicate);
    for (int draw = 0; draw < rows; draw++) {
      times[SeededHash.below(rows, own, draw)]++;
    }
    return times;
  }

  /**
   * A score of every resample.
   *
   * @param rows number of images
   * @param score of a resample, given how often each image stands in it
   */
  public List<Double> scores(int rows, ToDoubleFunction<int[]> score) {
    return IntStream.range(0, replicates)
        .mapToObj(replicate -> score.applyAsDouble(times(replicate, rows)))
        .toList();
  }

  /** The share of hits in every resample. */
  public List<Double> shares(boolean[] hits) {
    return scores(
        hits.length,
        times ->
            IntStream.range(0, hits.length)
                    .filter(row -> hits[row])
                    .mapToLong(row -> times[row])
                    .sum()
                / (double) hits.length);
  }

  /**
   * The mean average precision over classes in every resample. A class that a resample holds no
   * positive of has no part in that resample's mean; if that is so of all, the mean is 0.
   *
   * @param rankings one for each class, of the same images
   * @param rows number of images
   */
  public List<Double> meanPrecisions(List<Ranking> rankings, int rows, AveragePrecision rule) {
    return scores(
        rows,
        times ->
            rankings.stream()
                .map(ranking -> ranking.resampled(times))
                .filter(ranking -> ranking.positives() > 0)
                .mapToDouble(rule::of)
                .average()
                .orElse(0));
  }
}
