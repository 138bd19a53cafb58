package io.intarsia.models.pretext;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * How well predicted colours agree with the true ones, over the places of a batch's coloured
 * photos. Distances are Euclidean in the ab plane.
 *
 * @param bins the colours
 */
record ColorMetrics(ColorBins bins) {
  /** Zhang et al. 2016, section 3.2: the largest distance that counts. */
  private static final float FARTHEST = 150;

  /** What a sum is divided by where nothing has any weight. */
  private static final float NOTHING = 1e-12f;

  /** Share of places whose likeliest colour is the one nearest to the truth; cheap. */
  Operand<TFloat32> binAccuracy(Ops tf, Operand<TFloat32> logits, ColorTargets targets) {
    Operand<TInt32> answer = tf.math.argMax(logits, tf.constant(1), TInt32.class);
    Operand<TBool> right = tf.math.equal(answer, targets.nearest(tf));
    return mean(tf, tf.dtypes.cast(right, TFloat32.class), targets.colored());
  }

  /**
   * What the decoded colours ({@link AnnealedMean}, published temperature) are worth:
   *
   * <ul>
   *   <li>{@code ab_rmse}: root of the mean squared distance to the truth;
   *   <li>{@code ab_rmse_grey}: the same of a grey picture;
   *   <li>{@code chroma_ratio}: mean distance from grey, predicted by true;
   *   <li>{@code ab_auc}: share of places within a distance of the truth, mean over all distances
   *       from 0 to 150 (Zhang et al. 2016, section 3.2), 0 to 1;
   *   <li>{@code ab_rmse_rebalanced}, {@code ab_auc_rebalanced}: where frequencies are known, with
   *       each place weighted by 1 / frequency of its nearest colour.
   * </ul>
   */
  Map<String, Operand<TFloat32>> ofDecoded(Ops tf, Operand<TFloat32> logits, ColorTargets targets) {
    Operand<TFloat32> decoded =
        AnnealedMean.decode(tf, bins, logits, AnnealedMean.PUBLISHED_TEMPERATURE);
    Operand<TFloat32> distance = length(tf, tf.math.sub(decoded, targets.ab()));
    Operand<TFloat32> trueChroma = length(tf, targets.ab());
    Operand<TFloat32> colored = targets.colored();
    Map<String, Operand<TFloat32>> metrics = new LinkedHashMap<>();
    metrics.put("ab_rmse", rootMeanSquare(tf, distance, colored));
    metrics.put("ab_rmse_grey", rootMeanSquare(tf, trueChroma, colored));
    metrics.put(
        "chroma_ratio",
        tf.math.div(
            mean(tf, length(tf, decoded), colored),
            tf.math.maximum(mean(tf, trueChroma, colored), tf.constant(NOTHING))));
    metrics.put("ab_auc", areaUnderCurve(tf, distance, colored));
    if (bins.hasFrequencies()) {
      Operand<TFloat32> rebalanced = tf.math.mul(colored, rarity(tf, targets));
      metrics.put("ab_rmse_rebalanced", rootMeanSquare(tf, distance, rebalanced));
      metrics.put("ab_auc_rebalanced", areaUnderCurve(tf, distance, rebalanced));
    }
    return metrics;
  }

  private Operand<TFloat32> rarity(Ops tf, ColorTargets targets) {
    float[] factors = ClassRebalancing.complete().factors(bins.frequencies());
    return tf.gather(tf.constant(factors), targets.nearest(tf), tf.constant(0));
  }

  private static Operand<TFloat32> length(Ops tf, Operand<TFloat32> vectors) {
    return tf.math.sqrt(tf.sum(tf.math.square(vectors), tf.constant(1)));
  }

  private static Operand<TFloat32> rootMeanSquare(
      Ops tf, Operand<TFloat32> values, Operand<TFloat32> weights) {
    return tf.math.sqrt(mean(tf, tf.math.square(values), weights));
  }

  /** The integral of a place's step function is what is left of the distances behind it. */
  private static Operand<TFloat32> areaUnderCurve(
      Ops tf, Operand<TFloat32> distance, Operand<TFloat32> weights) {
    Operand<TFloat32> within =
        tf.math.maximum(tf.math.sub(tf.constant(FARTHEST), distance), tf.constant(0f));
    return mean(tf, tf.math.mul(within, tf.constant(1 / FARTHEST)), weights);
  }

  private static Operand<TFloat32> mean(
      Ops tf, Operand<TFloat32> values, Operand<TFloat32> weights) {
    Operand<TFloat32> sum = tf.sum(tf.math.mul(values, weights), tf.constant(0));
    Operand<TFloat32> weight = tf.sum(weights, tf.constant(0));
    return tf.math.div(sum, tf.math.maximum(weight, tf.constant(NOTHING)));
  }
}
