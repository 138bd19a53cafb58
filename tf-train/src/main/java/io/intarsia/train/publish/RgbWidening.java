package io.intarsia.train.publish;

import io.intarsia.core.UserException;
import io.intarsia.core.image.Lab;
import io.intarsia.core.image.PixelNormalization;
import io.intarsia.proto.BackboneConfig;
import io.intarsia.proto.InputChannels;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.ndarray.FloatNdArray;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;

/**
 * A backbone that was taught on lightness, as one that takes RGB: for tools that feed nothing else.
 * Only the first convolution changes. Lightness is not linear in RGB, so the result is near the
 * backbone, not equal to it: with red, green and blue of 0 to 1, L is taken as {@code 24.46 r +
 * 70.77 g + 5.76 b + 1.93}, the least squares over the pixels of 400 photographs, which is off by
 * 1.9 (root mean square; L goes to 100). Where the picture is padded, the widened backbone sees
 * ImageNet's mean colour, the other L = 50.
 */
final class RgbWidening {
  private static final String KERNEL = "conv1/kernel";
  private static final String MEAN = "bn1/mean";
  private static final String BIAS = "conv1/bias";

  /** L of a full channel. */
  private static final double[] LIGHTNESS_OF = {24.46, 70.77, 5.76};

  private static final double LIGHTNESS_OF_BLACK = 1.93;

  private RgbWidening() {}

  /**
   * The widened backbone's config.
   *
   * @throws UserException if the backbone sees RGB already
   */
  static BackboneConfig widen(BackboneConfig backbone) {
    if (backbone.getInput() == InputChannels.RGB) {
      throw new UserException("backbone.input is RGB: there is nothing to widen");
    }
    return backbone.toBuilder().setInput(InputChannels.RGB).build();
  }

  /**
   * The widened backbone's variables.
   *
   * @param variables of a backbone that sees L - 50 on one channel or on three equal ones, by their
   *     names below its place
   */
  static Map<String, FloatNdArray> widen(Map<String, FloatNdArray> variables) {
    FloatNdArray kernel = require(variables, KERNEL);
    FloatNdArray ofLightness = sumOverInputs(kernel);
    FloatNdArray shift = timesOffset(ofLightness);
    Map<String, FloatNdArray> widened = new LinkedHashMap<>(variables);
    widened.put(KERNEL, spread(ofLightness));
    // What a bias would add, a normalisation does not take away.
    if (variables.containsKey(MEAN)) {
      widened.put(MEAN, sum(require(variables, MEAN), shift, -1));
    } else {
      widened.put(BIAS, sum(require(variables, BIAS), shift, 1));
    }
    return widened;
  }

  private static FloatNdArray require(Map<String, FloatNdArray> variables, String name) {
    FloatNdArray found = variables.get(name);
    if (found == null) {
      throw new UserException("the backbone has no variable " + name);
    }
    return found;
  }

  /** {@code [height, width, 1, out]} of {@code [height, width, 1 or 3, out]}. */
  private static FloatNdArray sumOverInputs(FloatNdArray kernel) {
    Shape shape = kernel.shape();
    FloatNdArray sum = NdArrays.ofFloats(Shape.of(shape.get(0), shape.get(1), 1, shape.get(3)));
    kernel
        .scalars()
        .forEachIndexed(
            (at, value) ->
                sum.setFloat(
                    sum.getFloat(at[0], at[1], 0, at[3]) + value.getFloat(),
                    at[0],
                    at[1],
                    0,
                    at[3]));
    return sum;
  }

  /** The kernel for each normalised colour: as much of it as the colour has of lightness. */
  private static FloatNdArray spread(FloatNdArray ofLightness) {
    Shape shape = ofLightness.shape();
    FloatNdArray spread =
        NdArrays.ofFloats(Shape.of(shape.get(0), shape.get(1), LIGHTNESS_OF.length, shape.get(3)));
    spread
        .scalars()
        .forEachIndexed(
            (at, value) -> {
              int channel = (int) at[2];
              double share = LIGHTNESS_OF[channel] * PixelNormalization.deviation(channel);
              value.setFloat((float) (share * ofLightness.getFloat(at[0], at[1], 0, at[3])));
            });
    return spread;
  }

  /** What the kernel makes of the lightness of ImageNet's mean colour, {@code [out]}. */
  private static FloatNdArray timesOffset(FloatNdArray ofLightness) {
    double offset = LIGHTNESS_OF_BLACK - Lab.MIDDLE_L;
    for (int channel = 0; channel < LIGHTNESS_OF.length; channel++) {
      offset += LIGHTNESS_OF[channel] * PixelNormalization.mean(channel);
    }
    double scale = offset;
    FloatNdArray made = NdArrays.ofFloats(Shape.of(ofLightness.shape().get(3)));
    ofLightness
        .scalars()
        .forEachIndexed(
            (at, value) ->
                made.setFloat((float) (made.getFloat(at[3]) + scale * value.getFloat()), at[3]));
    return made;
  }

  private static FloatNdArray sum(FloatNdArray values, FloatNdArray others, int sign) {
    FloatNdArray sum = NdArrays.ofFloats(values.shape());
    sum.scalars()
        .forEachIndexed(
            (at, value) -> value.setFloat(values.getFloat(at) + sign * others.getFloat(at)));
    return sum;
  }
}
