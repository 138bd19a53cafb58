package io.intarsia.train.publish;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Lets an empty batch through a network. TensorFlow's oneDNN convolutions give a batch of none the
 * wrong number of channels, at which the next layer fails; so a black picture takes the place of
 * none, and is cut off at the end.
 */
final class NonEmptyBatch {
  private NonEmptyBatch() {}

  /**
   * A black picture behind a batch of none; any other batch as it is.
   *
   * @param images {@code [n, height, width, channels]}
   */
  static Operand<TFloat32> extend(Ops tf, Operand<TFloat32> images) {
    Operand<TInt32> shape = tf.shape(images);
    Operand<TInt32> wanting =
        tf.math.maximum(tf.math.sub(tf.constant(1), size(tf, images)), tf.constant(0));
    Operand<TInt32> picture = tf.slice(shape, tf.array(1), tf.array(3));
    Operand<TInt32> fill =
        tf.concat(List.of(tf.reshape(wanting, tf.array(1)), picture), tf.constant(0));
    return tf.concat(List.of(images, tf.zeros(fill, TFloat32.class)), tf.constant(0));
  }

  /**
   * As many rows of an output as the batch has pictures.
   *
   * @param output {@code [max(n, 1), ...]}
   * @param images the batch, {@code [n, height, width, channels]}
   */
  static Operand<TFloat32> cut(Ops tf, Operand<TFloat32> output, Operand<TFloat32> images) {
    Operand<TInt32> end = tf.reshape(size(tf, images), tf.array(1));
    return tf.stridedSlice(output, tf.array(0), end, tf.array(1));
  }

  private static Operand<TInt32> size(Ops tf, Operand<TFloat32> images) {
    return tf.squeeze(tf.slice(tf.shape(images), tf.array(0), tf.array(1)));
  }
}
