package io.intarsia.core.layers;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The border of convolutions and pools, the same on all four sides as in Caffe and PyTorch.
 * TensorFlow's SAME puts the odd pixel of a strided window at the end only, and its EXPLICIT has no
 * gradient; so the border is added by an operation of its own wherever SAME is not the same.
 */
final class Padding {
  private Padding() {}

  /** Adds {@code width} rows and columns of {@code value} on each side. */
  static Operand<TFloat32> around(Ops tf, Operand<TFloat32> map, int width, float value) {
    if (width == 0) {
      return map;
    }
    return tf.pad(
        map,
        tf.constant(new int[][] {{0, 0}, {width, width}, {width, width}, {0, 0}}),
        tf.constant(value));
  }

  /** Refuses a border that is negative or that a window could lie wholly inside. */
  static void check(int kernel, int stride, int padding) {
    if (kernel < 1 || stride < 1 || padding < 0 || padding >= kernel) {
      throw new IllegalArgumentException(
          "kernel and stride must be at least 1 and padding in 0 .. kernel - 1, got kernel %d, stride %d, padding %d"
              .formatted(kernel, stride, padding));
    }
  }
}
