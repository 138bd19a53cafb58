package io.intarsia.models.pretext;

import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The colours that a batch should have, a row for each place of its target maps.
 *
 * @param side of the target map
 * @param bins {@code [places, K]}, nearest first
 * @param weights {@code [places, K]}, of sum 1
 * @param ab {@code [places, 2]}, the true colour
 * @param colored {@code [places]}: 1, or 0 where the whole photo is grey
 */
record ColorTargets(
    long side,
    Operand<TInt32> bins,
    Operand<TFloat32> weights,
    Operand<TFloat32> ab,
    Operand<TFloat32> colored) {

  /**
   * Takes them from the task's inputs.
   *
   * @throws IllegalArgumentException if one is missing or its shape is not known
   */
  static ColorTargets of(Ops tf, Map<String, Operand<?>> inputs) {
    Operand<TInt32> bins = PretextInputs.require(inputs, "bins", TInt32.class);
    Shape shape = bins.shape();
    if (shape.numDimensions() != 4
        || shape.tail().hasUnknownDimension()
        || shape.get(1) != shape.get(2)) {
      throw new IllegalArgumentException(
          "bins must be [batch, side, side, K], all known but batch; got " + shape);
    }
    long side = shape.get(1);
    long[] rows = {-1, shape.get(3)};
    Operand<TFloat32> weights = PretextInputs.require(inputs, "weights", TFloat32.class);
    Operand<TFloat32> ab = PretextInputs.require(inputs, "ab", TFloat32.class);
    Operand<TFloat32> mask = PretextInputs.require(inputs, "mask", TFloat32.class);
    return new ColorTargets(
        side,
        tf.reshape(bins, tf.constant(rows)),
        tf.reshape(weights, tf.constant(rows)),
        tf.reshape(ab, tf.array(-1, 2)),
        spread(tf, mask, side * side));
  }

  /** Each value of a batch as often as a photo has places. */
  private static Operand<TFloat32> spread(Ops tf, Operand<TFloat32> values, long places) {
    Operand<TFloat32> column = tf.reshape(values, tf.array(-1, 1));
    Operand<TFloat32> row = tf.fill(tf.constant(new long[] {1, places}), tf.constant(1f));
    return tf.reshape(tf.math.mul(column, row), tf.array(-1));
  }

  /** The nearest bin of each place, {@code [places]}. */
  Operand<TInt32> nearest(Ops tf) {
    return tf.reshape(tf.slice(bins, tf.array(0, 0), tf.array(-1, 1)), tf.array(-1));
  }
}
