package io.intarsia.core.layers;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The four numbers of boxes, apart. */
final class Corners {
  private static final long NUMBERS = 4;

  private Corners() {}

  /**
   * Splits along the last axis.
   *
   * @param boxes {@code [..., 4]}
   * @return four of {@code [..., 1]}
   */
  static List<Operand<TFloat32>> of(Ops tf, Operand<TFloat32> boxes) {
    int last = boxes.shape().numDimensions() - 1;
    return List.copyOf(tf.split(tf.constant(last), boxes, NUMBERS).output());
  }

  /** The inverse of {@link #of}. */
  static Operand<TFloat32> join(Ops tf, List<Operand<TFloat32>> numbers) {
    int last = numbers.get(0).shape().numDimensions() - 1;
    return tf.concat(numbers, tf.constant(last));
  }
}
