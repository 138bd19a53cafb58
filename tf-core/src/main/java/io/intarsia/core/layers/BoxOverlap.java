package io.intarsia.core.layers;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Intersection over union of boxes, in graph. */
public final class BoxOverlap {
  private BoxOverlap() {}

  /**
   * Overlap of each box with each other.
   *
   * @param boxes {@code [n, 4]}: left, top, right, bottom, the far sides exclusive
   * @param others {@code [m, 4]}, of the same units
   * @return {@code [n, m]}, 0 to 1; 0 where both are empty
   */
  public static Operand<TFloat32> build(Ops tf, Operand<TFloat32> boxes, Operand<TFloat32> others) {
    List<Operand<TFloat32>> rows = Corners.of(tf, boxes);
    List<Operand<TFloat32>> columns = Corners.of(tf, tf.expandDims(others, tf.constant(0)));
    columns =
        columns.stream().<Operand<TFloat32>>map(each -> tf.reshape(each, tf.array(1, -1))).toList();
    Operand<TFloat32> common =
        tf.math.mul(common(tf, rows, columns, 0), common(tf, rows, columns, 1));
    Operand<TFloat32> union = tf.math.sub(tf.math.add(area(tf, rows), area(tf, columns)), common);
    return tf.math.divNoNan(common, union);
  }

  /** Length that boxes have in common along an axis: 0 for x, 1 for y. */
  private static Operand<TFloat32> common(
      Ops tf, List<Operand<TFloat32>> rows, List<Operand<TFloat32>> columns, int axis) {
    Operand<TFloat32> low = tf.math.maximum(rows.get(axis), columns.get(axis));
    Operand<TFloat32> high = tf.math.minimum(rows.get(axis + 2), columns.get(axis + 2));
    return tf.math.maximum(tf.math.sub(high, low), tf.constant(0f));
  }

  private static Operand<TFloat32> area(Ops tf, List<Operand<TFloat32>> sides) {
    return tf.math.mul(
        tf.math.sub(sides.get(2), sides.get(0)), tf.math.sub(sides.get(3), sides.get(1)));
  }
}
