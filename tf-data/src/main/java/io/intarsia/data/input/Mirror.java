package io.intarsia.data.input;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/**
 * Turns a photo and boxes in it left to right, or leaves them.
 *
 * @param turned whether to, a scalar
 * @param width of the photo in pixels, a scalar
 */
record Mirror(Operand<TBool> turned, Operand<TInt32> width) {

  /** The photo {@code [height, width, 3]}, turned or not. */
  Operand<TUint8> photo(Ops tf, Operand<TUint8> photo) {
    Operand<TInt32> columns = tf.range(tf.constant(0), width, tf.constant(1));
    Operand<TInt32> backwards = tf.math.sub(tf.math.sub(width, tf.constant(1)), columns);
    return tf.gather(photo, tf.select(turned, backwards, columns), tf.constant(1));
  }

  /** Boxes {@code [n, 4]} of left, top, right and bottom, turned or not. */
  Operand<TFloat32> boxes(Ops tf, Operand<TFloat32> boxes) {
    List<Operand<TFloat32>> sides = List.copyOf(tf.split(tf.constant(1), boxes, 4L).output());
    Operand<TFloat32> end = tf.dtypes.cast(width, TFloat32.class);
    Operand<TFloat32> opposite =
        tf.concat(
            List.of(
                tf.math.sub(end, sides.get(2)),
                sides.get(1),
                tf.math.sub(end, sides.get(0)),
                sides.get(3)),
            tf.constant(1));
    return tf.select(turned, opposite, boxes);
  }
}
