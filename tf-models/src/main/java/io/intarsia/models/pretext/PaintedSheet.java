package io.intarsia.models.pretext;

import io.intarsia.core.image.Lab;
import io.intarsia.core.layers.BilinearResize;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TString;
import org.tensorflow.types.TUint8;

/**
 * The first photos of a batch, a row each: grey, as the network sees it; in the colours that the
 * network gives it ({@link AnnealedMean}, published temperature); in the colours that it should
 * have. All three have the photo's own lightness; colours have the resolution of the target.
 *
 * @param bins the colours
 */
record PaintedSheet(ColorBins bins) {
  /** Photos on a sheet, if the batch has as many. */
  static final int PHOTOS = 8;

  /** White between two pictures, in pixels. */
  static final int SPACE = 4;

  private static final float WHITE = 255;

  /**
   * Draws a sheet.
   *
   * @param lightness {@code [batch, crop, crop, 1 or 3]}, -50 to 50
   * @param logits {@code [places, Q]}, of the target's places
   * @return a PNG, {@code 3 (crop + SPACE)} pixels wide, a scalar
   */
  Operand<TString> build(
      Ops tf, Operand<TFloat32> lightness, Operand<TFloat32> logits, ColorTargets targets) {
    Operand<TInt32> batch = tf.gather(tf.shape(lightness), tf.constant(0), tf.constant(0));
    Operand<TInt32> first =
        tf.range(tf.constant(0), tf.math.minimum(batch, tf.constant(PHOTOS)), tf.constant(1));
    int crop = Math.toIntExact(lightness.shape().get(1));
    Operand<TFloat32> seen =
        tf.slice(
            tf.gather(lightness, first, tf.constant(0)),
            tf.array(0, 0, 0, 0),
            tf.array(-1, crop, crop, 1));
    Operand<TFloat32> l = tf.math.add(seen, tf.constant((float) Lab.MIDDLE_L));
    Operand<TFloat32> meant =
        AnnealedMean.decode(tf, bins, logits, AnnealedMean.PUBLISHED_TEMPERATURE);
    Operand<TFloat32> painted = enlarged(tf, meant, targets.side(), first, crop);
    Operand<TFloat32> truth = enlarged(tf, targets.ab(), targets.side(), first, crop);
    Operand<TFloat32> row =
        tf.concat(
            List.of(
                framed(tf, l, tf.zerosLike(truth)), framed(tf, l, painted), framed(tf, l, truth)),
            tf.constant(2));
    Operand<TFloat32> rows = tf.reshape(row, tf.array(-1, 3 * (crop + SPACE), 3));
    return tf.image.encodePng(tf.dtypes.cast(tf.math.rint(rows), TUint8.class));
  }

  /** The colours of some photos, {@code [photos, crop, crop, 2]}. */
  private static Operand<TFloat32> enlarged(
      Ops tf, Operand<TFloat32> places, long side, Operand<TInt32> photos, int crop) {
    Operand<TFloat32> maps = tf.reshape(places, tf.constant(new long[] {-1, side, side, 2}));
    return BilinearResize.build(tf, tf.gather(maps, photos, tf.constant(0)), crop);
  }

  /** The pictures in RGB, with white on the right and below. */
  private static Operand<TFloat32> framed(Ops tf, Operand<TFloat32> l, Operand<TFloat32> ab) {
    Operand<TFloat32> rgb = Lab.toRgb(tf, tf.concat(List.of(l, ab), tf.constant(3)));
    int[][] space = {{0, 0}, {0, SPACE}, {0, SPACE}, {0, 0}};
    return tf.pad(rgb, tf.constant(space), tf.constant(WHITE));
  }
}
