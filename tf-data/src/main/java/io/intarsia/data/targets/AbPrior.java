package io.intarsia.data.targets;

import io.intarsia.proto.AbBin;
import io.intarsia.proto.AbBinsTable;
import java.util.Map;
import java.util.TreeMap;

/**
 * Bins with the frequencies of a data set's colours.
 *
 * <p>Smoothing with a Gaussian (Zhang et al. section 2.2) spreads each bin's share over the bins
 * around it by {@code exp(-d^2 / (2 sigma^2))}, normalised so that no share is lost.
 */
public final class AbPrior {
  private AbPrior() {}

  /** Zhang et al.'s 313 bins; each pixel counts for the nearest. */
  public static AbBins ofZhang(AbHistogram histogram, double sigma) {
    AbBins bins = ZhangBins.create();
    float[][] centers = bins.centers();
    double[] counts = new double[centers.length];
    histogram.forEach((a, b, pixels) -> counts[nearest(centers, a, b)] += pixels);
    return build(centers, counts, ZhangBins.STEP, sigma);
  }

  /**
   * The centres of the cells of a grid that hold at least one pixel, as Goyal et al. regenerate
   * bins; their files name a cell by its lower edges instead, half a step beside its centre.
   *
   * @param step side of a cell; edges lie at -128, -128 + step ...
   */
  public static AbBins ofGrid(AbHistogram histogram, int step, double sigma) {
    Map<Integer, Double> cells = new TreeMap<>();
    histogram.forEach(
        (a, b, pixels) ->
            cells.merge(
                cell(a, step) * AbHistogram.SIDE + cell(b, step), (double) pixels, Double::sum));
    float[][] centers = new float[cells.size()][];
    double[] counts = new double[cells.size()];
    int next = 0;
    for (Map.Entry<Integer, Double> entry : cells.entrySet()) {
      centers[next] =
          new float[] {
            center(entry.getKey() / AbHistogram.SIDE, step),
            center(entry.getKey() % AbHistogram.SIDE, step)
          };
      counts[next++] = entry.getValue();
    }
    return build(centers, counts, step, sigma);
  }

  private static int cell(double coordinate, int step) {
    return (int) ((coordinate - AbHistogram.LOWEST) / step);
  }

  private static float center(int cell, int step) {
    return AbHistogram.LOWEST + (cell + 0.5f) * step;
  }

  private static int nearest(float[][] centers, double a, double b) {
    int nearest = 0;
    double smallest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < centers.length; i++) {
      double distance = square(a - centers[i][0]) + square(b - centers[i][1]);
      if (distance < smallest) {
        smallest = distance;
        nearest = i;
      }
    }
    return nearest;
  }

  private static double square(double x) {
    return x * x;
  }

  private static AbBins build(float[][] centers, double[] counts, int step, double sigma) {
    double total = 0;
    for (double count : counts) {
      total += count;
    }
    if (total == 0) {
      throw new IllegalArgumentException("no pixel was counted");
    }
    double[] smooth = sigma > 0 ? smooth(centers, counts, sigma) : counts;
    AbBinsTable.Builder table = AbBinsTable.newBuilder().setStep(step).setSigma(sigma);
    for (int i = 0; i < centers.length; i++) {
      table.addBins(
          AbBin.newBuilder()
              .setA(centers[i][0])
              .setB(centers[i][1])
              .setFrequency(smooth[i] / total));
    }
    return new AbBins(table.build());
  }

  private static double[] smooth(float[][] centers, double[] counts, double sigma) {
    double[] smooth = new double[counts.length];
    double[] kernel = new double[counts.length];
    for (int from = 0; from < counts.length; from++) {
      double sum = 0;
      for (int to = 0; to < counts.length; to++) {
        double distance =
            square(centers[to][0] - centers[from][0]) + square(centers[to][1] - centers[from][1]);
        kernel[to] = Math.exp(-distance / (2 * sigma * sigma));
        sum += kernel[to];
      }
      for (int to = 0; to < counts.length; to++) {
        smooth[to] += counts[from] * kernel[to] / sum;
      }
    }
    return smooth;
  }
}
