package io.intarsia.data.input;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.image.ResizeBilinear;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/**
 * Cuts squares out of a photo that is mirrored or not, then resized, in graph.
 *
 * <p>Pixel {@code i} of {@code n} covers {@code [i, i+1)}; the resized photo's centre {@code i +
 * 0.5} lies at {@code (i + 0.5) * source / resized} of the source, and what lies beyond the
 * source's outermost centres repeats its edge (bilinear with half-pixel centres, as PIL and OpenCV
 * enlarge). The photo is resized whole and squares are copied from it: {@code ResizeBilinear} makes
 * a pixel several times as fast as {@code CropAndResize}, which could make only those that are
 * needed; and twice as fast from floats as from bytes.
 */
final class PhotoSampler {
  private static final int CHANNELS = 3;

  private final Ops tf;
  private final SquareCrop crop;

  /** Height and width of the resized photo. */
  private final Operand<TInt32> size;

  /** The resized photo, {@code [height, width, 3]}, 0 .. 255. */
  private final Operand<TFloat32> resized;

  PhotoSampler(Ops tf, Operand<TUint8> photo, SquareCrop crop, Operand<TBool> flipped) {
    this.tf = tf;
    this.crop = crop;
    size = resizedSize(tf.slice(tf.shape(photo), tf.array(0), tf.array(2)));
    // No axis at all leaves the photo as it is.
    Operand<TInt32> count =
        tf.reshape(tf.dtypes.cast(flipped, TInt32.class), tf.constant(new int[] {1}));
    Operand<TInt32> axes = tf.slice(tf.array(1), tf.array(0), count);
    Operand<TFloat32> photos =
        tf.image.resizeBilinear(
            tf.expandDims(tf.dtypes.cast(tf.reverse(photo, axes), TFloat32.class), tf.constant(0)),
            size,
            ResizeBilinear.halfPixelCenters(true));
    resized = tf.reshape(photos, tf.concat(List.of(size, tf.array(CHANNELS)), tf.constant(0)));
  }

  /** The short side becomes {@code resize}, the long one follows, rounded down. */
  private Operand<TInt32> resizedSize(Operand<TInt32> source) {
    Operand<TInt32> shortSide = tf.reduceMin(source, tf.constant(0));
    Operand<TInt32> wanted =
        crop.resize() > 0
            ? tf.constant(crop.resize())
            : tf.math.maximum(shortSide, tf.constant(crop.side()));
    return tf.math.floorDiv(tf.math.mul(source, wanted), shortSide);
  }

  /** How many corners a crop can have on either axis: {@code [2]}. */
  Operand<TFloat32> cornerChoices() {
    return tf.math.sub(tf.dtypes.cast(size, TFloat32.class), tf.constant((float) crop.side() - 1));
  }

  /**
   * Squares of the resized, mirrored photo.
   *
   * @param corners {@code [squares, 2]}, their number known: top left pixels (row, column), whole
   *     numbers
   * @param side pixels along a side
   * @return {@code [squares, side, side, 3]}, 0 .. 255
   */
  Operand<TFloat32> squares(Operand<TFloat32> corners, int side) {
    Operand<TFloat32> rows = matrix(resized, tf.math.mul(width(), tf.array(CHANNELS)));
    Operand<TInt32> begins =
        tf.math.mul(tf.dtypes.cast(corners, TInt32.class), tf.array(1, CHANNELS));
    Operand<TFloat32> cut = cut(rows, begins, side, CHANNELS * side);
    return tf.reshape(cut, tf.array(-1, side, side, CHANNELS));
  }

  /**
   * Squares whose channels lie apart from each other.
   *
   * @param corners {@code [squares, 3, 2]}, their number known: for each channel, as in {@link
   *     #squares}
   * @return {@code [squares, side, side, 3]}, 0 .. 255
   */
  Operand<TFloat32> squaresByChannel(Operand<TFloat32> corners, int side) {
    // The three planes one below the other.
    Operand<TFloat32> planes = matrix(tf.linalg.transpose(resized, tf.array(2, 0, 1)), width());
    Operand<TInt32> height = tf.slice(size, tf.array(0), tf.array(1));
    Operand<TInt32> plane =
        tf.concat(
            List.of(
                tf.math.mul(tf.constant(new int[][] {{0}, {1}, {2}}), height),
                tf.zeros(tf.array(CHANNELS, 1), TInt32.class)),
            tf.constant(1));
    Operand<TInt32> begins = tf.math.add(tf.dtypes.cast(corners, TInt32.class), plane);
    Operand<TFloat32> cut = cut(planes, tf.reshape(begins, tf.array(-1, 2)), side, side);
    Operand<TFloat32> bySquare = tf.reshape(cut, tf.array(-1, CHANNELS, side, side));
    return tf.linalg.transpose(bySquare, tf.array(0, 2, 3, 1));
  }

  /** Width of the resized photo, {@code [1]}. */
  private Operand<TInt32> width() {
    return tf.slice(size, tf.array(1), tf.array(1));
  }

  private Operand<TFloat32> matrix(Operand<TFloat32> values, Operand<TInt32> columns) {
    return tf.reshape(values, tf.concat(List.of(tf.array(-1), columns), tf.constant(0)));
  }

  /** Parts of a matrix of one size, {@code [parts, height, width]}. */
  private Operand<TFloat32> cut(
      Operand<TFloat32> matrix, Operand<TInt32> begins, int height, int width) {
    List<Operand<TInt32>> corners = List.copyOf(tf.unstack(begins, begins.shape().get(0)).output());
    Operand<TInt32> extent = tf.array(height, width);
    return tf.stack(
        corners.stream().<Operand<TFloat32>>map(at -> tf.slice(matrix, at, extent)).toList());
  }
}
