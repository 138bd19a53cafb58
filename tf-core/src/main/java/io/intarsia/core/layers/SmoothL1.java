package io.intarsia.core.layers;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The loss of box regression (Girshick 2015, "Fast R-CNN", equation 3). */
public final class SmoothL1 {
  private SmoothL1() {}

  /**
   * Builds {@code d^2 / 2} where the difference is below 1, else {@code |d| - 1/2}, element by
   * element.
   *
   * @param difference any shape
   * @return the same shape
   */
  public static Operand<TFloat32> build(Ops tf, Operand<TFloat32> difference) {
    Operand<TFloat32> length = tf.math.abs(difference);
    Operand<TFloat32> bent = tf.math.minimum(length, tf.constant(1f));
    Operand<TFloat32> square = tf.math.mul(tf.math.square(bent), tf.constant(0.5f));
    return tf.math.add(square, tf.math.sub(length, bent));
  }
}
