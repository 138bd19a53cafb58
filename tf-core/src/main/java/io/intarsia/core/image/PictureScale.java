package io.intarsia.core.image;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.image.ScaleAndTranslate;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * How detectors scale a whole photo: by one factor, which brings the short side to a length unless
 * the long side would exceed another (Girshick 2015, section 4).
 *
 * @param shortSide pixels
 * @param maxSide pixels
 */
public record PictureScale(int shortSide, int maxSide) {

  /**
   * The factor for a photo.
   *
   * @param size height and width, {@code [2]}
   * @return a scalar
   */
  public Operand<TFloat32> factor(Ops tf, Operand<TInt32> size) {
    Operand<TFloat32> sides = tf.dtypes.cast(size, TFloat32.class);
    return tf.math.minimum(
        tf.math.div(tf.constant((float) shortSide), tf.reduceMin(sides, tf.constant(0))),
        tf.math.div(tf.constant((float) maxSide), tf.reduceMax(sides, tf.constant(0))));
  }

  /** Height and width of the scaled photo, {@code [2]}: rounded, at least 1. */
  public Operand<TInt32> scaled(Ops tf, Operand<TInt32> size) {
    Operand<TFloat32> sides = tf.math.mul(tf.dtypes.cast(size, TFloat32.class), factor(tf, size));
    return tf.dtypes.cast(tf.math.maximum(tf.math.rint(sides), tf.constant(1f)), TInt32.class);
  }

  /**
   * Scales a photo: bilinear with half-pixel centres and, where it shrinks, a filter as wide as the
   * shrink.
   *
   * @param photo {@code [height, width, 3]}, 0 .. 255
   * @param canvas height and width of the result, {@code [2]}; what the photo does not reach is 0
   * @return {@code [1, height', width', 3]}, 0 .. 255
   */
  public <T extends org.tensorflow.types.family.TNumber> Operand<TFloat32> scale(
      Ops tf, Operand<T> photo, Operand<TInt32> canvas) {
    Operand<TInt32> size = tf.slice(tf.shape(photo), tf.array(0), tf.array(2));
    return tf.image.scaleAndTranslate(
        tf.expandDims(photo, tf.constant(0)),
        canvas,
        tf.fill(tf.array(2), factor(tf, size)),
        tf.constant(new float[2]),
        ScaleAndTranslate.kernelType("triangle"),
        ScaleAndTranslate.antialias(true));
  }
}
