package io.intarsia.eval.detection;

import io.intarsia.eval.metrics.AveragePrecision;
import io.intarsia.eval.metrics.Bootstrap;
import io.intarsia.proto.ScoreInterval;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How far scores depend on which pictures the test set happens to hold: as many pictures are drawn
 * with replacement, over and over, and scored anew (Efron's percentile bootstrap). The middle 95 %
 * of these scores are the interval.
 */
final class ImageBootstrap {
  private static final double TAIL = 0.025;

  private final List<ClassResult> classes;
  private final double[][] scores;

  /**
   * Draws and scores.
   *
   * @param images names of all pictures
   * @param resamples how many times
   */
  ImageBootstrap(
      List<ClassResult> classes,
      List<String> images,
      AveragePrecision rule,
      int resamples,
      long seed) {
    this.classes = List.copyOf(classes);
    Bootstrap bootstrap = new Bootstrap(resamples, seed);
    this.scores =
        IntStream.range(0, resamples)
            .parallel()
            .mapToObj(draw -> score(rule, copies(images, bootstrap.times(draw, images.size()))))
            .toArray(double[][]::new);
  }

  private static Map<String, Integer> copies(List<String> images, int[] times) {
    Map<String, Integer> copies = new HashMap<>();
    for (int i = 0; i < times.length; i++) {
      copies.put(images.get(i), times[i]);
    }
    return copies;
  }

  /** Score of each class; not a number where no object of it was drawn. */
  private double[] score(AveragePrecision rule, Map<String, Integer> copies) {
    return classes.stream()
        .map(each -> each.score(rule, image -> copies.getOrDefault(image, 0)))
        .mapToDouble(score -> score.orElse(Double.NaN))
        .toArray();
  }

  /** The interval of a class, by its place; not set where it has no objects. */
  ScoreInterval of(int place) {
    return interval(Arrays.stream(scores).mapToDouble(draw -> draw[place]));
  }

  /** The interval of the mean over the classes that have objects. */
  ScoreInterval ofMean() {
    return interval(Arrays.stream(scores).mapToDouble(ImageBootstrap::mean));
  }

  private static double mean(double[] draw) {
    OptionalDouble mean = Arrays.stream(draw).filter(score -> !Double.isNaN(score)).average();
    return mean.orElse(Double.NaN);
  }

  private static ScoreInterval interval(DoubleStream drawn) {
    double[] sorted = drawn.filter(score -> !Double.isNaN(score)).sorted().toArray();
    if (sorted.length == 0) {
      return ScoreInterval.getDefaultInstance();
    }
    int cut = (int) Math.floor(TAIL * sorted.length);
    return ScoreInterval.newBuilder()
        .setLow(sorted[cut])
        .setHigh(sorted[sorted.length - 1 - cut])
        .build();
  }
}
