package io.intarsia.data.input;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * Facts about the records of a stream, such as the boxes of their objects: any number of rows for
 * each, all of one width. Like the table of places it is fed when the stream starts.
 */
final class RaggedTable {
  private final int width;
  private final float[] values;
  private final long[] starts;

  private RaggedTable(int width, float[] values, long[] starts) {
    this.width = width;
    this.values = values;
    this.starts = starts;
  }

  /**
   * Joins the rows of all records.
   *
   * @param width numbers of a row
   * @param records for each record, by its place in the stream, its rows one after another
   */
  static RaggedTable of(int width, List<float[]> records) {
    long[] starts = new long[records.size() + 1];
    for (int i = 0; i < records.size(); i++) {
      starts[i + 1] = starts[i] + records.get(i).length / width;
    }
    float[] values = new float[Math.toIntExact(starts[records.size()] * width)];
    for (int i = 0; i < records.size(); i++) {
      float[] rows = records.get(i);
      System.arraycopy(rows, 0, values, Math.toIntExact(starts[i] * width), rows.length);
    }
    return new RaggedTable(width, values, starts);
  }

  /** Most rows of a record. */
  int mostRows() {
    long most = 0;
    for (int i = 1; i < starts.length; i++) {
      most = Math.max(most, starts[i] - starts[i - 1]);
    }
    return Math.toIntExact(most);
  }

  /**
   * The table in a graph, or as parameters of a function.
   *
   * @param rows {@code [rows, width]}
   * @param starts first row of each record, and behind them the number of rows: {@code [records +
   *     1]}
   */
  record Placeholders(Placeholder<TFloat32> rows, Placeholder<TInt64> starts) {

    /** Rows of the record at a place, {@code [its rows, width]}. */
    Operand<TFloat32> rowsOf(Ops tf, Operand<TInt64> place) {
      Operand<TInt64> first = tf.gather(starts, place, tf.constant(0));
      Operand<TInt64> end = tf.gather(starts, tf.math.add(place, tf.constant(1L)), tf.constant(0));
      Operand<TInt64> all = tf.constant(-1L);
      return tf.slice(
          rows,
          tf.stack(List.of(first, tf.constant(0L))),
          tf.stack(List.of(tf.math.sub(end, first), all)));
    }
  }

  Placeholders placeholders(Ops tf) {
    return new Placeholders(
        tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE, width))),
        tf.placeholder(TInt64.class, Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE))));
  }

  /** All rows; the caller closes it. */
  TFloat32 rowTensor() {
    return TFloat32.tensorOf(Shape.of(values.length / width, width), DataBuffers.of(values));
  }

  /** Where each record's rows begin; the caller closes it. */
  TInt64 startTensor() {
    return TInt64.vectorOf(starts);
  }
}
