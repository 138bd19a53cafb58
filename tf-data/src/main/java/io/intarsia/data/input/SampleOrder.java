package io.intarsia.data.input;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TInt64;

/** Which of a stream's records stands at a position, in graph. */
@FunctionalInterface
interface SampleOrder {

  /** Place in the stream's table of records, a scalar. */
  Operand<TInt64> place(Ops tf, Operand<TInt64> position);

  /** Record after record, once. */
  static SampleOrder sequential() {
    return (tf, position) -> position;
  }

  /**
   * Epoch after epoch without end, each a permutation of all records of its own: position {@code p}
   * belongs to epoch {@code p / records}.
   */
  static SampleOrder shuffled(long records, long key) {
    return (tf, position) -> {
      Operand<TInt64> count = tf.constant(records);
      Operand<TInt64> epoch = tf.math.floorDiv(position, count);
      // The operation takes three seeds of 32 bits.
      Operand<TInt64> seed =
          tf.stack(
              List.of(tf.constant(key & 0xffffffffL), tf.constant(key >>> Integer.SIZE), epoch));
      return tf.randomIndexShuffle(
          tf.math.floorMod(position, count), seed, tf.constant(records - 1));
    };
  }
}
