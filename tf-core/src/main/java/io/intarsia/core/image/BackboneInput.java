package io.intarsia.core.image;

import io.intarsia.proto.ExperimentConfig;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** From pictures in RGB to what the backbone was taught to see: whoever serves it need not know. */
public final class BackboneInput {
  /** Channels of the pictures that every published model takes. */
  public static final int PICTURE_CHANNELS = 3;

  private BackboneInput() {}

  /**
   * What the backbone sees.
   *
   * @param resolved the experiment; without a Jigsaw task RGB is normalised by the data set's
   *     statistics
   * @param images {@code [n, height, width, 3]}, RGB, 0 .. 255
   * @return {@code [n, height, width, 1 or 3]}
   */
  public static Operand<TFloat32> build(
      Ops tf, ExperimentConfig resolved, Operand<TFloat32> images) {
    return switch (resolved.getBackbone().getInput()) {
      case RGB ->
          PixelNormalization.build(
              tf, resolved.getPretext().getJigsaw().getPuzzle().getNormalization(), images);
      case LIGHTNESS -> Lightness.of(tf, Lab.fromRgb(tf, images), 1);
      case LIGHTNESS_REPEATED -> Lightness.of(tf, Lab.fromRgb(tf, images), 3);
    };
  }
}
