package io.intarsia.core.image;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** What a backbone taught on lightness sees of pictures. */
public final class Lightness {
  private Lightness() {}

  /**
   * CIE L about its middle.
   *
   * @param lab {@code [batch, height, width, 3]} of {@link Lab}
   * @param channels how often it is repeated
   * @return {@code [batch, height, width, channels]}, -50 to 50
   */
  public static Operand<TFloat32> of(Ops tf, Operand<TFloat32> lab, int channels) {
    Operand<TFloat32> first = tf.slice(lab, tf.array(0, 0, 0, 0), tf.array(-1, -1, -1, 1));
    Operand<TFloat32> centered = tf.math.sub(first, tf.constant((float) Lab.MIDDLE_L));
    return channels == 1 ? centered : tf.tile(centered, tf.array(1, 1, 1, channels));
  }
}
