package io.intarsia.models.pretext;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Stack;
import org.tensorflow.types.TFloat32;

/**
 * One colour from a distribution over colours (Zhang et al. 2016, equation 5): the mean of the
 * distribution made sharper. At temperature 1 it is the plain mean, near 0 the most likely colour.
 */
public final class AnnealedMean {
  /** Zhang et al.'s choice between a vivid and a plausible picture. */
  public static final double PUBLISHED_TEMPERATURE = 0.38;

  private AnnealedMean() {}

  /**
   * The colours meant.
   *
   * @param temperature above 0
   * @throws IllegalArgumentException if it is not
   */
  static Operand<TFloat32> decode(
      Ops tf, ColorBins bins, Operand<TFloat32> logits, double temperature) {
    if (!(temperature > 0)) {
      throw new IllegalArgumentException("the temperature must be above 0, got " + temperature);
    }
    return decode(tf, bins, logits, tf.constant((float) temperature));
  }

  /**
   * The colours meant, at a temperature that is fed.
   *
   * @param bins the colours
   * @param logits {@code [places, Q]}
   * @param temperature a scalar above 0
   * @return {@code [places, 2]}: a and b
   */
  public static Operand<TFloat32> decode(
      Ops tf, ColorBins bins, Operand<TFloat32> logits, Operand<TFloat32> temperature) {
    Operand<TFloat32> shares = tf.nn.softmax(tf.math.div(logits, temperature));
    return tf.stack(
        List.of(expectation(tf, shares, bins.a(tf)), expectation(tf, shares, bins.b(tf))),
        Stack.axis(1L));
  }

  /** Not as a matrix product, which reduced precision would round to 8 bits. */
  private static Operand<TFloat32> expectation(
      Ops tf, Operand<TFloat32> shares, Operand<TFloat32> values) {
    return tf.sum(tf.math.mul(shares, values), tf.constant(1));
  }
}
