package io.intarsia.core.image;

import io.intarsia.proto.TileNormalization;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** From RGB values 0 .. 255 to what a backbone sees. */
public final class PixelNormalization {
  /** Channel means of ImageNet, of values 0 .. 1, as torchvision and VISSL use them. */
  private static final double[] MEAN = {0.485, 0.456, 0.406};

  /** Channel deviations of ImageNet, of values 0 .. 1. */
  private static final double[] DEVIATION = {0.229, 0.224, 0.225};

  /**
   * Added to a picture's own deviation (values 0 .. 1): one grey level, so that noise in a flat one
   * stays small.
   */
  public static final float FLAT = 1f / 255;

  private PixelNormalization() {}

  /** ImageNet's mean of a channel (0 red, 1 green, 2 blue), of values 0 .. 1. */
  public static double mean(int channel) {
    return MEAN[channel];
  }

  /** ImageNet's deviation of a channel (0 red, 1 green, 2 blue), of values 0 .. 1. */
  public static double deviation(int channel) {
    return DEVIATION[channel];
  }

  /**
   * Normalises pictures.
   *
   * @param images {@code [batch, height, width, 3]}, RGB, 0 .. 255
   * @return the same shape
   */
  public static Operand<TFloat32> build(
      Ops tf, TileNormalization normalization, Operand<TFloat32> images) {
    return switch (normalization) {
      case DATASET_STATISTICS -> byDataset(tf, images);
      case PER_TILE -> byOwn(tf, tf.math.div(images, tf.constant(255f)));
    };
  }

  private static Operand<TFloat32> byDataset(Ops tf, Operand<TFloat32> images) {
    float[] scale = new float[MEAN.length];
    float[] shift = new float[MEAN.length];
    for (int i = 0; i < MEAN.length; i++) {
      scale[i] = (float) (1 / (255 * DEVIATION[i]));
      shift[i] = (float) (-MEAN[i] / DEVIATION[i]);
    }
    return tf.math.add(tf.math.mul(images, tf.constant(scale)), tf.constant(shift));
  }

  private static Operand<TFloat32> byOwn(Ops tf, Operand<TFloat32> images) {
    Operand<TInt32> sides = tf.array(1, 2);
    Operand<TFloat32> centered =
        tf.math.sub(images, tf.math.mean(images, sides, Mean.keepDims(true)));
    Operand<TFloat32> variance = tf.math.mean(tf.math.square(centered), sides, Mean.keepDims(true));
    return tf.math.div(centered, tf.math.add(tf.math.sqrt(variance), tf.constant(FLAT)));
  }
}
