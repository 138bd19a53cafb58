package io.intarsia.models.pretext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.MapAssert;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Metrics worked out by hand: three photos of one place each, the last of them grey. */
class ColorMetricsTest {
  private static final float[][] COLORS = {{0, 0}, {30, 40}, {-60, 0}};

  /** So sure of its first, second and third colour that the mean is that colour. */
  private static final float[] SURE = {0, 0, 200, 0, 200, 0, 0, 200, 0};

  private static final float[] NONE = {};

  @Test
  void placesOfColoredPhotosCount() {
    // The first photo is off by 90 of a chroma of 30, the second is right with a chroma of 50.
    assertMetrics(NONE, new float[] {30, 0, 30, 40, 1, 2}, new int[] {0, 1, 0})
        .contains(
            entry("bin_accuracy", 0.5),
            entry("ab_rmse", rounded(Math.sqrt((90 * 90) / 2.0))),
            entry("ab_rmse_grey", rounded(Math.sqrt((30 * 30 + 50 * 50) / 2.0))),
            entry("chroma_ratio", rounded((60 + 50) / 80.0)),
            entry("ab_auc", rounded((60 / 150.0 + 1) / 2)))
        .doesNotContainKey("ab_rmse_rebalanced");
  }

  @Test
  void rareColorsCountMoreWhereFrequenciesAreKnown() {
    // The wrong place's colour is three times as frequent, so it counts a third of the right one.
    assertMetrics(new float[] {3, 1, 4}, new float[] {30, 0, 30, 40, 1, 2}, new int[] {0, 1, 0})
        .contains(
            entry("ab_rmse_rebalanced", rounded(Math.sqrt(90 * 90 / 4.0))),
            entry("ab_auc_rebalanced", rounded((60 / 150.0 + 3) / 4)));
  }

  @Test
  void anErrorBeyondTheLastDistanceCountsAsThatDistance() {
    assertMetrics(NONE, new float[] {100, 20, -60, -200, 0, 0}, new int[] {1, 2, 0})
        .contains(entry("ab_auc", 0.0));
  }

  private static MapAssert<String, Double> assertMetrics(
      float[] frequencies, float[] ab, int[] nearest) {
    ColorBins bins = ColorBins.of(COLORS, frequencies);
    try (LogitsRun run = new LogitsRun(3, bins.size())) {
      Ops tf = run.tf();
      ColorTargets targets =
          new ColorTargets(
              1,
              tf.reshape(tf.constant(nearest), tf.array(3, 1)),
              tf.fill(tf.array(3, 1), tf.constant(1f)),
              tf.reshape(tf.constant(ab), tf.array(3, 2)),
              tf.array(1f, 1f, 0f));
      ColorMetrics metrics = new ColorMetrics(bins);
      Map<String, Operand<TFloat32>> built = new LinkedHashMap<>();
      built.put("bin_accuracy", metrics.binAccuracy(tf, run.logits(), targets));
      built.putAll(metrics.ofDecoded(tf, run.logits(), targets));
      List<String> names = List.copyOf(built.keySet());
      List<float[]> values = run.run(SURE, new ArrayList<>(built.values()));
      Map<String, Double> read = new LinkedHashMap<>();
      for (int i = 0; i < names.size(); i++) {
        read.put(names.get(i), rounded(values.get(i)[0]));
      }
      return assertThat(read);
    }
  }

  private static double rounded(double value) {
    return Math.round(value * 1e4) / 1e4;
  }

  @Test
  void aBatchOfGreyPhotosHasNoError() {
    try (LogitsRun run = new LogitsRun(1, 3)) {
      Ops tf = run.tf();
      ColorTargets grey =
          new ColorTargets(
              1,
              tf.reshape(tf.array(0), tf.array(1, 1)),
              tf.reshape(tf.array(1f), tf.array(1, 1)),
              tf.reshape(tf.array(0f, 0f), tf.array(1, 2)),
              tf.array(0f));
      ColorMetrics metrics = new ColorMetrics(ColorBins.of(COLORS, NONE));
      Operand<TFloat32> error = metrics.ofDecoded(tf, run.logits(), grey).get("ab_rmse");
      assertThat(error).isNotNull();
      assertThat(run.run(new float[] {0, 9, 0}, List.of(error)).get(0)[0]).isCloseTo(0, within(0f));
    }
  }
}
