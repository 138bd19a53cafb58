package io.intarsia.core.layers;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Boxes as a network predicts them: how far the true box's centre lies from the region's, in sizes
 * of the region, and the logarithms of the ratios of their sizes (Girshick et al. 2014, appendix
 * C), each times a weight that brings it near unit variance.
 *
 * @param centre weight of the two shifts
 * @param size weight of the two logarithms
 */
public record BoxCoding(float centre, float size) {
  /** A region counts as no smaller than this on either side, pixels. */
  private static final float SMALLEST = 1;

  /** Largest logarithm that is decoded: nothing grows more than 1000/16-fold (Detectron). */
  private static final float MOST_GROWTH = (float) Math.log(1000.0 / 16);

  /** Detectron's weights for Fast R-CNN: 10, 10, 5, 5. */
  public static BoxCoding fastRcnn() {
    return new BoxCoding(10, 5);
  }

  /** A box's centre and size, each {@code [..., 1]}. */
  private record Middle(
      Operand<TFloat32> x, Operand<TFloat32> y, Operand<TFloat32> width, Operand<TFloat32> height) {

    static Middle of(Ops tf, Operand<TFloat32> boxes) {
      List<Operand<TFloat32>> sides = Corners.of(tf, boxes);
      Operand<TFloat32> width = tf.math.sub(sides.get(2), sides.get(0));
      Operand<TFloat32> height = tf.math.sub(sides.get(3), sides.get(1));
      Operand<TFloat32> half = tf.constant(0.5f);
      Operand<TFloat32> smallest = tf.constant(SMALLEST);
      return new Middle(
          tf.math.add(sides.get(0), tf.math.mul(width, half)),
          tf.math.add(sides.get(1), tf.math.mul(height, half)),
          tf.math.maximum(width, smallest),
          tf.math.maximum(height, smallest));
    }
  }

  /**
   * What a network should predict for regions.
   *
   * @param boxes true ones, {@code [..., 4]}: left, top, right, bottom
   * @param regions of the same shape and units
   * @return {@code [..., 4]}: shifts along x and y, logarithms of width and height
   */
  public Operand<TFloat32> encode(Ops tf, Operand<TFloat32> boxes, Operand<TFloat32> regions) {
    Middle truth = Middle.of(tf, boxes);
    Middle region = Middle.of(tf, regions);
    return Corners.join(
        tf,
        List.of(
            shift(tf, truth.x(), region.x(), region.width()),
            shift(tf, truth.y(), region.y(), region.height()),
            growth(tf, truth.width(), region.width()),
            growth(tf, truth.height(), region.height())));
  }

  private Operand<TFloat32> shift(
      Ops tf, Operand<TFloat32> truth, Operand<TFloat32> region, Operand<TFloat32> length) {
    Operand<TFloat32> shift = tf.math.div(tf.math.sub(truth, region), length);
    return tf.math.mul(shift, tf.constant(centre));
  }

  private Operand<TFloat32> growth(Ops tf, Operand<TFloat32> truth, Operand<TFloat32> region) {
    return tf.math.mul(tf.math.log(tf.math.div(truth, region)), tf.constant(size));
  }

  /**
   * The inverse of {@link #encode}, up to the largest growth.
   *
   * @param codes {@code [..., 4]}
   * @param regions {@code [..., 4]}, or with axes of length 1 where all codes share a region
   * @return {@code [..., 4]}: left, top, right, bottom
   */
  public Operand<TFloat32> decode(Ops tf, Operand<TFloat32> codes, Operand<TFloat32> regions) {
    List<Operand<TFloat32>> parts = Corners.of(tf, codes);
    Middle region = Middle.of(tf, regions);
    Operand<TFloat32> x = moved(tf, parts.get(0), region.x(), region.width());
    Operand<TFloat32> y = moved(tf, parts.get(1), region.y(), region.height());
    Operand<TFloat32> halfWidth = halfGrown(tf, parts.get(2), region.width());
    Operand<TFloat32> halfHeight = halfGrown(tf, parts.get(3), region.height());
    return Corners.join(
        tf,
        List.of(
            tf.math.sub(x, halfWidth),
            tf.math.sub(y, halfHeight),
            tf.math.add(x, halfWidth),
            tf.math.add(y, halfHeight)));
  }

  private Operand<TFloat32> moved(
      Ops tf, Operand<TFloat32> code, Operand<TFloat32> middle, Operand<TFloat32> length) {
    return tf.math.add(middle, tf.math.mul(tf.math.mul(code, tf.constant(1 / centre)), length));
  }

  private Operand<TFloat32> halfGrown(Ops tf, Operand<TFloat32> code, Operand<TFloat32> length) {
    Operand<TFloat32> growth =
        tf.math.minimum(tf.math.mul(code, tf.constant(1 / size)), tf.constant(MOST_GROWTH));
    return tf.math.mul(tf.math.mul(tf.math.exp(growth), length), tf.constant(0.5f));
  }
}
