package io.intarsia.models.backbones;

import io.intarsia.core.graph.Net;
import io.intarsia.core.layers.BatchNormalization;
import io.intarsia.core.layers.Convolution;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * A block of a residual network (He et al. 2016, figure 5): ReLU of the sum of a shortcut and a few
 * convolutions, each followed by batch normalisation.
 */
sealed interface ResidualBlock {

  /** Channels of the result. */
  int outputChannels();

  /** Pixels between two outputs. */
  int stride();

  /** The normalisation after every convolution. */
  BatchNormalization normalization();

  /** The convolutions beside the shortcut, normalised, without the last ReLU. */
  Operand<TFloat32> residual(Net net, Operand<TFloat32> map);

  /**
   * Builds the block at {@code net}'s place.
   *
   * @param map {@code [batch, height, width, channels]}
   * @return {@code [batch, height / stride, width / stride, outputChannels]}, rounded up
   */
  default Operand<TFloat32> build(Net net, Operand<TFloat32> map) {
    Operand<TFloat32> sum = net.tf().math.add(residual(net, map), shortcut(net, map));
    return net.tf().nn.relu(sum);
  }

  private Operand<TFloat32> shortcut(Net net, Operand<TFloat32> map) {
    if (stride() == 1 && map.shape().get(3) == outputChannels()) {
      return map;
    }
    Convolution projection = Convolution.of(outputChannels(), 1).withStride(stride());
    Operand<TFloat32> projected = projection.build(net.at("downsample"), map);
    return normalization().build(net.at("downsample_bn"), projected);
  }

  /** Convolution {@code index} of the block and its normalisation. */
  default Operand<TFloat32> normalized(
      Net net, int index, Convolution convolution, Operand<TFloat32> map) {
    Operand<TFloat32> convolved = convolution.build(net.at("conv" + index), map);
    return normalization().build(net.at("bn" + index), convolved);
  }

  /** Two 3x3 convolutions; depths 18 and 34. */
  record Basic(int channels, int stride, BatchNormalization normalization)
      implements ResidualBlock {
    @Override
    public int outputChannels() {
      return channels;
    }

    @Override
    public Operand<TFloat32> residual(Net net, Operand<TFloat32> map) {
      Convolution first = Convolution.of(channels, 3).withStride(stride);
      Operand<TFloat32> inner = net.tf().nn.relu(normalized(net, 1, first, map));
      return normalized(net, 2, Convolution.of(channels, 3), inner);
    }
  }

  /** 1x1, 3x3 with the stride, and 1x1 to four times the channels; depths 50, 101 and 152. */
  record Bottleneck(int channels, int stride, BatchNormalization normalization)
      implements ResidualBlock {
    private static final int EXPANSION = 4;

    @Override
    public int outputChannels() {
      return EXPANSION * channels;
    }

    @Override
    public Operand<TFloat32> residual(Net net, Operand<TFloat32> map) {
      Convolution strided = Convolution.of(channels, 3).withStride(stride);
      Operand<TFloat32> inner =
          net.tf().nn.relu(normalized(net, 1, Convolution.of(channels, 1), map));
      inner = net.tf().nn.relu(normalized(net, 2, strided, inner));
      return normalized(net, 3, Convolution.of(outputChannels(), 1), inner);
    }
  }
}
