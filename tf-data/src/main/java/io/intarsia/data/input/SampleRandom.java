package io.intarsia.data.input;

import io.intarsia.data.input.RandomSlots.Slot;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * The random numbers of one sample, in graph: a vector of uniform ones that depends on the stream's
 * key and the sample's position alone, read through its {@link RandomSlots}.
 */
final class SampleRandom {
  private final Ops tf;
  private final Operand<TFloat32> uniforms;

  SampleRandom(Ops tf, RandomSlots slots, long key, Operand<TInt64> position) {
    this.tf = tf;
    Operand<TInt64> seed = tf.stack(List.of(tf.constant(key), position));
    uniforms = tf.random.statelessRandomUniform(tf.constant(new int[] {slots.size()}), seed);
  }

  /** Numbers of {@code [0, 1)} in the slot's shape. */
  Operand<TFloat32> uniform(Slot slot) {
    Operand<TFloat32> numbers =
        tf.slice(
            uniforms,
            tf.constant(new int[] {slot.first()}),
            tf.constant(new int[] {slot.length()}));
    return tf.reshape(numbers, tf.constant(slot.shape()));
  }

  /** True with that probability; never at 0, always at 1. */
  Operand<TBool> chance(Slot slot, double probability) {
    return tf.math.less(uniform(slot), tf.constant((float) probability));
  }

  /**
   * Whole numbers of {@code [0, bound)} as floats, in the slot's shape. Bounds up to 2^20 leave the
   * numbers uniform to a part in eight, those of a puzzle to a part in thousands.
   *
   * @param bound a scalar, or one for each number
   */
  Operand<TFloat32> below(Slot slot, Operand<TFloat32> bound) {
    return tf.math.floor(tf.math.mul(uniform(slot), bound));
  }
}
