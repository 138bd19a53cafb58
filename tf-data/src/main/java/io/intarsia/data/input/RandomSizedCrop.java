package io.intarsia.data.input;

import io.intarsia.data.input.RandomSlots.Slot;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/**
 * A box of random area, shape and place in a photo, resized to a square (torchvision's {@code
 * RandomResizedCrop}): its area is uniform over a range of shares of the photo's, the logarithm of
 * its ratio of sides uniform. A side longer than the photo's is cut to it, where torchvision draws
 * again up to ten times: that keeps the draws a fixed number.
 *
 * @param area a number of [0, 1), a scalar
 * @param aspect another
 * @param corner two others, {@code [2]}
 * @param minArea smallest share of the photo's area
 * @param maxAspect largest ratio of the sides, either way
 */
record RandomSizedCrop(
    Operand<TFloat32> area,
    Operand<TFloat32> aspect,
    Operand<TFloat32> corner,
    double minArea,
    double maxAspect) {
  /** Keeps rounding from carrying a box past the photo, where CropAndResize gives black. */
  private static final float INSIDE = 5e-7f;

  /** Where a sample's mirroring and box are drawn. */
  record Slots(Slot flip, Slot area, Slot aspect, Slot corner) {
    /** Slots behind those that are there already. */
    static Slots addTo(RandomSlots slots) {
      return new Slots(slots.add(), slots.add(), slots.add(), slots.add(2));
    }

    /** The box that a sample draws. */
    RandomSizedCrop draw(SampleRandom random, double minArea, double maxAspect) {
      return new RandomSizedCrop(
          random.uniform(area), random.uniform(aspect), random.uniform(corner), minArea, maxAspect);
    }
  }

  /**
   * Cuts the box out, bilinear with half-pixel centres.
   *
   * @param photo {@code [height, width, 3]}
   * @return {@code [1, side, side, 3]}, 0 .. 255
   */
  Operand<TFloat32> cut(Ops tf, Operand<TUint8> photo, Operand<TBool> flipped, int side) {
    Operand<TFloat32> source =
        tf.dtypes.cast(tf.slice(tf.shape(photo), tf.array(0), tf.array(2)), TFloat32.class);
    Operand<TFloat32> size = tf.math.minimum(sides(tf, source), source);
    Operand<TFloat32> origin = tf.math.mul(corner, tf.math.sub(source, size));
    Operand<TFloat32> first = tf.math.add(origin, scaled(tf, size, 0.5f / side));
    Operand<TFloat32> last = tf.math.add(origin, scaled(tf, size, 1 - 0.5f / side));
    Operand<TFloat32> box =
        tf.select(
            flipped,
            tf.concat(
                List.of(row(tf, first), column(tf, last), row(tf, last), column(tf, first)),
                tf.constant(0)),
            tf.concat(List.of(first, last), tf.constant(0)));
    return tf.image.cropAndResize(
        tf.expandDims(photo, tf.constant(0)),
        tf.expandDims(shares(tf, box, source), tf.constant(0)),
        tf.constant(new int[1]),
        tf.array(side, side));
  }

  /** Height and width of the box before they are cut to the photo's. */
  private Operand<TFloat32> sides(Ops tf, Operand<TFloat32> source) {
    Operand<TFloat32> share =
        tf.math.add(
            tf.math.mul(area, tf.constant((float) (1 - minArea))), tf.constant((float) minArea));
    Operand<TFloat32> pixels = tf.math.mul(tf.prod(source, tf.constant(0)), share);
    float range = (float) Math.log(maxAspect);
    Operand<TFloat32> logarithm =
        tf.math.mul(tf.math.sub(aspect, tf.constant(0.5f)), tf.constant(2 * range));
    Operand<TFloat32> root = tf.math.exp(scaled(tf, logarithm, 0.5f));
    Operand<TFloat32> mean = tf.math.sqrt(pixels);
    return tf.stack(List.of(tf.math.div(mean, root), tf.math.mul(mean, root)));
  }

  /** Pixel coordinates of centres as CropAndResize wants them: shares of the last index. */
  private static Operand<TFloat32> shares(Ops tf, Operand<TFloat32> box, Operand<TFloat32> source) {
    Operand<TFloat32> last = tf.math.maximum(tf.math.sub(source, tf.constant(1f)), tf.constant(1f));
    Operand<TInt32> twice = tf.array(2);
    return tf.clipByValue(
        tf.math.div(tf.math.sub(box, tf.constant(0.5f)), tf.tile(last, twice)),
        tf.constant(INSIDE),
        tf.constant(1 - INSIDE));
  }

  private static Operand<TFloat32> scaled(Ops tf, Operand<TFloat32> values, float factor) {
    return tf.math.mul(values, tf.constant(factor));
  }

  private static Operand<TFloat32> row(Ops tf, Operand<TFloat32> point) {
    return tf.slice(point, tf.array(0), tf.array(1));
  }

  private static Operand<TFloat32> column(Ops tf, Operand<TFloat32> point) {
    return tf.slice(point, tf.array(1), tf.array(1));
  }
}
