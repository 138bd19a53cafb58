package io.intarsia.models.pretext;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Stack;
import org.tensorflow.types.TFloat32;

/**
 * One colour from a distribution over colours (Zhang et al. 2016, equation 5): the mean of the
 * distribution made sharper. At temperature 1 it is the plain mean, near 0 the most likely colour.
 *
 * @param bins the colours
 * @param temperature above 0
 */
public record AnnealedMean(ColorBins bins, double temperature) {
  /** Zhang et al.'s choice between a vivid and a plausible picture. */
  public static final double PUBLISHED_TEMPERATURE = 0.38;

  /** Refuses a temperature that is not above 0. */
  public AnnealedMean {
    if (!(temperature > 0)) {
      throw new IllegalArgumentException("the temperature must be above 0, got " + temperature);
    }
  }

  /**
   * The colours meant.
   *
   * @param logits {@code [places, Q]}
   * @return {@code [places, 2]}: a and b
   */
  public Operand<TFloat32> decode(Ops tf, Operand<TFloat32> logits) {
    Operand<TFloat32> sharpened = tf.math.mul(logits, tf.constant((float) (1 / temperature)));
    Operand<TFloat32> shares = tf.nn.softmax(sharpened);
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
