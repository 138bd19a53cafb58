package io.intarsia.data.input;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Unstack;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/**
 * Cuts squares out of a photo as if it had been resized and mirrored first, in graph, reading only
 * the source pixels that the squares need: one bilinear {@code CropAndResize} for all.
 *
 * <p>Pixel {@code i} of {@code n} covers {@code [i, i+1)}; the resized photo's centre {@code i +
 * 0.5} lies at {@code (i + 0.5) * source / resized} of the source (half-pixel centres, as PIL and
 * OpenCV resize). A mirrored photo is read through boxes whose left edge is the larger one. Centres
 * beyond the source's outermost ones, which only enlarging brings about, are moved there: a square
 * at the very edge is stretched by less than half a source pixel, and shows no border.
 */
final class PhotoSampler {
  /** Keeps rounding from carrying a box past the photo, where CropAndResize gives black. */
  private static final float INSIDE = 5e-7f;

  private final Ops tf;
  private final Operand<TUint8> photo;
  private final SquareCrop crop;

  /** Height and width of the resized photo, whole numbers as floats. */
  private final Operand<TFloat32> resized;

  /** Source coordinates are {@code factor * resized coordinates + offset}, both (y, x). */
  private final Operand<TFloat32> factor;

  private final Operand<TFloat32> offset;

  PhotoSampler(Ops tf, Operand<TUint8> photo, SquareCrop crop, Operand<TBool> flipped) {
    this.tf = tf;
    this.photo = photo;
    this.crop = crop;
    Operand<TInt32> size = tf.slice(tf.shape(photo), tf.array(0), tf.array(2));
    resized = tf.dtypes.cast(resizedSize(size), TFloat32.class);
    // CropAndResize takes coordinates as shares of the last pixel's index.
    Operand<TFloat32> source = tf.dtypes.cast(size, TFloat32.class);
    Operand<TFloat32> last = tf.math.maximum(tf.math.sub(source, tf.constant(1f)), tf.constant(1f));
    Operand<TFloat32> scale = tf.math.div(source, resized);
    Operand<TFloat32> mirrored =
        tf.math.mul(tf.dtypes.cast(flipped, TFloat32.class), tf.constant(new float[] {0, 1}));
    Operand<TFloat32> direction =
        tf.math.sub(tf.constant(1f), tf.math.mul(tf.constant(2f), mirrored));
    factor = tf.math.div(tf.math.mul(scale, direction), last);
    offset = tf.math.div(tf.math.sub(tf.math.mul(source, mirrored), tf.constant(0.5f)), last);
  }

  /** The short side becomes {@code resize}, the long one follows, rounded down. */
  private Operand<TInt32> resizedSize(Operand<TInt32> size) {
    Operand<TInt32> shortSide = tf.reduceMin(size, tf.constant(0));
    Operand<TInt32> wanted =
        crop.resize() > 0
            ? tf.constant(crop.resize())
            : tf.math.maximum(shortSide, tf.constant(crop.side()));
    return tf.math.floorDiv(tf.math.mul(size, wanted), shortSide);
  }

  /** How many corners a crop can have on either axis: {@code [2]}. */
  Operand<TFloat32> cornerChoices() {
    return tf.math.sub(resized, tf.constant((float) crop.side() - 1));
  }

  /**
   * Squares of the resized, mirrored photo.
   *
   * @param corners {@code [squares, 2]}: top left pixels (row, column), whole numbers
   * @param side pixels along a side
   * @return {@code [squares, side, side, 3]}, 0 .. 255
   */
  Operand<TFloat32> squares(Operand<TFloat32> corners, int side) {
    Operand<TInt32> count = tf.slice(tf.shape(corners), tf.array(0), tf.array(1));
    Operand<TInt32> images = tf.zeros(count, TInt32.class);
    return tf.image.cropAndResize(
        tf.expandDims(photo, tf.constant(0)), boxes(corners, side), images, tf.array(side, side));
  }

  /**
   * Squares whose channels lie apart from each other.
   *
   * @param corners {@code [squares, 3, 2]}: for each channel, as in {@link #squares}
   * @return {@code [squares, side, side, 3]}, 0 .. 255
   */
  Operand<TFloat32> squaresByChannel(Operand<TFloat32> corners, int side) {
    List<Operand<TUint8>> planes = List.copyOf(tf.unstack(photo, 3L, Unstack.axis(2L)).output());
    Operand<TUint8> channels = tf.expandDims(tf.stack(planes), tf.constant(3));
    Operand<TFloat32> flat = tf.reshape(corners, tf.array(-1, 2));
    Operand<TInt32> count = tf.slice(tf.shape(corners), tf.array(0), tf.array(1));
    Operand<TInt32> images = tf.tile(tf.array(0, 1, 2), count);
    Operand<TFloat32> cut =
        tf.image.cropAndResize(channels, boxes(flat, side), images, tf.array(side, side));
    Operand<TFloat32> bySquare = tf.reshape(cut, tf.array(-1, 3, side, side));
    return tf.linalg.transpose(bySquare, tf.array(0, 2, 3, 1));
  }

  private Operand<TFloat32> boxes(Operand<TFloat32> corners, int side) {
    Operand<TFloat32> first = toSource(tf.math.add(corners, tf.constant(0.5f)));
    Operand<TFloat32> lastOne = toSource(tf.math.add(corners, tf.constant(side - 0.5f)));
    return tf.clipByValue(
        tf.concat(List.of(first, lastOne), tf.constant(1)),
        tf.constant(INSIDE),
        tf.constant(1 - INSIDE));
  }

  private Operand<TFloat32> toSource(Operand<TFloat32> centers) {
    return tf.math.add(tf.math.mul(centers, factor), offset);
  }
}
