package io.intarsia.data.input;

import io.intarsia.data.input.RandomSlots.Slot;
import io.intarsia.proto.AugmentationConfig;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Random changes of a picture's colours as in fb.resnet.torch, which the authors' code took them
 * from: brightness, contrast and saturation in random order, then shifts along the principal
 * components of ImageNet's colours. Values are not cut off at 0 and 255.
 */
final class ColorJitter {
  /** The six orders of brightness (0), contrast (1) and saturation (2). */
  private static final int[][] ORDERS = {
    {0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}
  };

  private static final int CONTRAST = 1;
  private static final int SATURATION = 2;

  /** Weights of red, green and blue in a picture's grey (ITU-R BT.601). */
  private static final float[] GREY = {0.299f, 0.587f, 0.114f};

  /**
   * Principal components of ImageNet's colours in columns, times the roots of their variances, for
   * values of 0 to 255 (the table of fb.resnet.torch).
   */
  private static final float[][] COMPONENTS = {
    {-0.5675f * 0.2175f * 255, 0.7192f * 0.0188f * 255, 0.4009f * 0.0045f * 255},
    {-0.5808f * 0.2175f * 255, -0.0045f * 0.0188f * 255, -0.8140f * 0.0045f * 255},
    {-0.5836f * 0.2175f * 255, -0.6948f * 0.0188f * 255, 0.4203f * 0.0045f * 255}
  };

  /** Keeps the inverse of the normal distribution finite. */
  private static final float SMALLEST = 1e-6f;

  private final AugmentationConfig config;
  private final Slot order;
  private final Slot factors;
  private final Slot lighting;

  ColorJitter(AugmentationConfig config, RandomSlots slots) {
    this.config = config;
    this.order = slots.add();
    this.factors = slots.add(ORDERS[0].length);
    this.lighting = slots.add(ORDERS[0].length);
  }

  /**
   * Changes a picture.
   *
   * @param picture {@code [height, width, 3]}, RGB, 0 to 255
   */
  Operand<TFloat32> apply(Ops tf, Operand<TFloat32> picture, SampleRandom random) {
    Operand<TFloat32> jittered =
        config.getColorJitter() > 0 ? jitter(tf, picture, random) : picture;
    return config.getLighting() > 0 ? tf.math.add(jittered, shift(tf, random)) : jittered;
  }

  private Operand<TFloat32> jitter(Ops tf, Operand<TFloat32> picture, SampleRandom random) {
    Operand<TInt32> row =
        tf.dtypes.cast(random.below(order, tf.constant((float) ORDERS.length)), TInt32.class);
    Operand<TInt32> kinds = tf.gather(tf.constant(ORDERS), row, tf.constant(0));
    Operand<TFloat32> range = tf.constant((float) (2 * config.getColorJitter()));
    Operand<TFloat32> least = tf.constant((float) (1 - config.getColorJitter()));
    Operand<TFloat32> drawn = tf.math.add(tf.math.mul(random.uniform(factors), range), least);
    Operand<TFloat32> changed = picture;
    for (int step = 0; step < ORDERS[0].length; step++) {
      Operand<TInt32> kind = tf.gather(kinds, tf.constant(step), tf.constant(0));
      changed = change(tf, changed, kind, tf.gather(drawn, kind, tf.constant(0)));
    }
    return changed;
  }

  /** Mixes a picture with black, its mean grey or itself in grey. */
  private static Operand<TFloat32> change(
      Ops tf, Operand<TFloat32> picture, Operand<TInt32> kind, Operand<TFloat32> factor) {
    Operand<TFloat32> grey =
        tf.reduceSum(
            tf.math.mul(picture, tf.constant(GREY)), tf.constant(2), ReduceSum.keepDims(true));
    Operand<TFloat32> mean = tf.math.mean(grey, tf.array(0, 1, 2));
    Operand<TFloat32> other =
        tf.math.add(
            tf.math.mul(grey, is(tf, kind, SATURATION)), tf.math.mul(mean, is(tf, kind, CONTRAST)));
    Operand<TFloat32> rest = tf.math.sub(tf.constant(1f), factor);
    return tf.math.add(tf.math.mul(picture, factor), tf.math.mul(other, rest));
  }

  private static Operand<TFloat32> is(Ops tf, Operand<TInt32> kind, int wanted) {
    return tf.dtypes.cast(tf.math.equal(kind, tf.constant(wanted)), TFloat32.class);
  }

  /** The same for all pixels: {@code [3]}. */
  private Operand<TFloat32> shift(Ops tf, SampleRandom random) {
    Operand<TFloat32> uniform =
        tf.clipByValue(random.uniform(lighting), tf.constant(SMALLEST), tf.constant(1 - SMALLEST));
    Operand<TFloat32> normal = tf.math.ndtri(uniform);
    Operand<TFloat32> scaled = tf.math.mul(normal, tf.constant((float) config.getLighting()));
    return tf.reduceSum(tf.math.mul(tf.constant(COMPONENTS), scaled), tf.constant(1));
  }
}
