package io.intarsia.train.publish;

import io.intarsia.core.image.Lab;
import io.intarsia.core.image.PixelNormalization;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.InputChannels;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** From pictures in RGB to what the backbone was taught to see: whoever serves it need not know. */
final class BackboneInput {
  /** Channels of the pictures that every published model takes. */
  static final int PICTURE_CHANNELS = 3;

  private BackboneInput() {}

  /**
   * What the backbone sees.
   *
   * @param resolved the experiment; without a Jigsaw task RGB is normalised by the data set's
   *     statistics
   * @param images {@code [n, height, width, 3]}, RGB, 0 .. 255
   * @return {@code [n, height, width, 1 or 3]}
   */
  static Operand<TFloat32> build(Ops tf, ExperimentConfig resolved, Operand<TFloat32> images) {
    InputChannels input = resolved.getBackbone().getInput();
    return switch (input) {
      case RGB ->
          PixelNormalization.build(
              tf, resolved.getPretext().getJigsaw().getPuzzle().getNormalization(), images);
      case LIGHTNESS -> lightness(tf, images);
      case LIGHTNESS_REPEATED -> tf.tile(lightness(tf, images), tf.array(1, 1, 1, 3));
    };
  }

  private static Operand<TFloat32> lightness(Ops tf, Operand<TFloat32> images) {
    Operand<TFloat32> first =
        tf.slice(Lab.fromRgb(tf, images), tf.array(0, 0, 0, 0), tf.array(-1, -1, -1, 1));
    return tf.math.sub(first, tf.constant((float) Lab.MIDDLE_L));
  }
}
