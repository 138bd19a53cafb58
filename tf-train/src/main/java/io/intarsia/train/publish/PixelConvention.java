package io.intarsia.train.publish;

import io.intarsia.core.UserException;
import io.intarsia.core.image.PixelNormalization;
import io.intarsia.proto.BackboneConfig;
import io.intarsia.proto.ChannelOrder;
import io.intarsia.proto.InputChannels;
import io.intarsia.proto.PixelUnits;
import org.tensorflow.ndarray.Shape;

/**
 * What weights expect of pixels. Published models take RGB less ImageNet's means over its
 * deviations; weights that expect another order of channels or other units become the same network
 * on those by turning and scaling the first convolution, exactly, at the borders too, because the
 * mean is zero in all of them.
 *
 * @param channels order of the colour channels
 * @param pixels units
 */
public record PixelConvention(ChannelOrder channels, PixelUnits pixels) {
  private static final int COLORS = 3;
  private static final int GREY_LEVELS = 255;
  private static final String FIRST_KERNEL = "conv1/kernel";

  /** PyTorch's, which is Intarsia's. */
  public static PixelConvention pyTorchs() {
    return new PixelConvention(ChannelOrder.RED_FIRST, PixelUnits.DEVIATIONS);
  }

  /**
   * Checks that the weights see colours, if they expect them otherwise than PyTorch's do.
   *
   * @throws UserException if they see lightness
   */
  void requireFit(BackboneConfig backbone) {
    if (!equals(pyTorchs()) && backbone.getInput() != InputChannels.RGB) {
      throw new UserException(
          "backbone.input is %s: channels and pixels are RGB's".formatted(backbone.getInput()));
    }
  }

  /**
   * Weights of ours for theirs.
   *
   * @param variable name below the backbone's place; others than the first kernel stay the same
   * @param theirs row-major elements of shape {@code [height, width, in, out]}
   */
  float[] toOurs(String variable, float[] theirs, Shape shape) {
    return convert(variable, theirs, shape, true);
  }

  /** The inverse of {@link #toOurs}. */
  float[] toTheirs(String variable, float[] ours, Shape shape) {
    return convert(variable, ours, shape, false);
  }

  private float[] convert(String variable, float[] values, Shape shape, boolean multiply) {
    if (!variable.equals(FIRST_KERNEL) || shape.get(2) != COLORS) {
      return values;
    }
    int outputs = (int) shape.get(3);
    float[] converted = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      int channel = i / outputs % COLORS;
      int other = channels == ChannelOrder.BLUE_FIRST ? COLORS - 1 - channel : channel;
      int red = multiply ? channel : other; // counted from red, whose scale it is
      double scale = pixels == PixelUnits.GREY_LEVELS ? scale(red) : 1;
      float value = values[i + (other - channel) * outputs];
      converted[i] = (float) (multiply ? value * scale : value / scale);
    }
    return converted;
  }

  /** Grey levels in one deviation of a channel. */
  private static double scale(int channel) {
    return GREY_LEVELS * PixelNormalization.deviation(channel);
  }
}
