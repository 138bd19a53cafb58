package io.intarsia.models.backbones;

import io.intarsia.core.UserException;
import io.intarsia.core.graph.Initializer;
import io.intarsia.core.graph.Net;
import io.intarsia.core.layers.BatchNormalization;
import io.intarsia.core.layers.Convolution;
import io.intarsia.core.layers.GlobalAverage;
import io.intarsia.core.layers.LocalResponseNormalization;
import io.intarsia.core.layers.MaxPooling;
import io.intarsia.proto.AlexNetConfig;
import io.intarsia.proto.AlexNetNormalization;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The convolutions of AlexNet (Krizhevsky et al. 2012 or 2014): {@code conv1} to {@code conv5} are
 * taken after ReLU, before local response normalisation and pool; {@code pool5} is the last pooled
 * map and {@code average}, {@code [batch, channels]}, its mean. A convolution followed by batch
 * normalisation has no bias.
 */
public final class AlexNet implements Backbone {
  /** As in CaffeNet: groups 2, no padding in conv1. */
  private static final List<ConvolutionSpec> TWO_TOWERS =
      List.of(
          new ConvolutionSpec(1, 96, 11, 0, 1, 0),
          new ConvolutionSpec(2, 256, 5, 2, 2, 1),
          new ConvolutionSpec(3, 384, 3, 1, 1, 0),
          new ConvolutionSpec(4, 384, 3, 1, 2, 1),
          new ConvolutionSpec(5, 256, 3, 1, 2, 1));

  /** As in torchvision ({@code models/alexnet.py}), after Krizhevsky 2014 (arXiv 1404.5997). */
  private static final List<ConvolutionSpec> ONE_TOWER =
      List.of(
          new ConvolutionSpec(1, 64, 11, 2, 1, 0),
          new ConvolutionSpec(2, 192, 5, 2, 1, 0),
          new ConvolutionSpec(3, 384, 3, 1, 1, 0),
          new ConvolutionSpec(4, 256, 3, 1, 1, 0),
          new ConvolutionSpec(5, 256, 3, 1, 1, 0));

  private static final MaxPooling POOL = new MaxPooling(3, 2, 0);

  private final List<ConvolutionSpec> convolutions;
  private final int conv1Stride;
  private final AlexNetNormalization normalization;
  private final BatchNormalization batchNormalization;
  private final Width width;
  private final int inputChannels;

  /**
   * One convolution. Its initial bias is that of Noroozi &amp; Favaro's {@code
   * train_val_cfn_jps.prototxt}, which is CaffeNet's.
   */
  private record ConvolutionSpec(
      int number, int filters, int kernel, int padding, int groups, float bias) {}

  /**
   * Describes the network.
   *
   * @throws UserException if the stride is not 2 or 4
   */
  AlexNet(AlexNetConfig config, Width width, int inputChannels) {
    if (config.getConv1Stride() != 2 && config.getConv1Stride() != 4) {
      throw new UserException(
          "backbone.alexnet.conv1_stride is %d: expected 2 or 4"
              .formatted(config.getConv1Stride()));
    }
    this.convolutions =
        switch (config.getLayout()) {
          case TWO_TOWERS -> TWO_TOWERS;
          case ONE_TOWER -> ONE_TOWER;
        };
    this.conv1Stride = config.getConv1Stride();
    this.normalization = config.getNormalization();
    this.batchNormalization =
        new BatchNormalization(config.getBatchNormMomentum(), config.getBatchNormEpsilon());
    this.width = width;
    this.inputChannels = inputChannels;
  }

  @Override
  public int inputChannels() {
    return inputChannels;
  }

  @Override
  public List<Layer> layers() {
    List<Layer> layers = new ArrayList<>();
    convolutions.forEach(
        spec -> layers.add(new Layer("conv" + spec.number(), width.of(spec.filters()))));
    int channels = layers.get(layers.size() - 1).channels();
    layers.add(new Layer("pool5", channels));
    layers.add(new Layer("average", channels));
    return List.copyOf(layers);
  }

  @Override
  public Map<String, Operand<TFloat32>> build(Net net, Operand<TFloat32> images) {
    Map<String, Operand<TFloat32>> outputs = new LinkedHashMap<>();
    Operand<TFloat32> map = images;
    for (ConvolutionSpec spec : convolutions) {
      map = convolve(net, spec, map);
      outputs.put("conv" + spec.number(), map);
      if (spec.number() <= 2) {
        map = POOL.build(net, normalizeResponse(net, map));
      }
    }
    Operand<TFloat32> pooled = POOL.build(net, map);
    outputs.put("pool5", pooled);
    outputs.put("average", GlobalAverage.build(net, pooled));
    return outputs;
  }

  private Operand<TFloat32> convolve(Net net, ConvolutionSpec spec, Operand<TFloat32> map) {
    Convolution convolution =
        Convolution.of(width.of(spec.filters()), spec.kernel())
            .withStride(spec.number() == 1 ? conv1Stride : 1)
            .withPadding(spec.padding())
            .withGroups(spec.groups())
            .withWeights(new Initializer.Gaussian(0.01));
    Net place = net.at("conv" + spec.number());
    if (isBatchNormalized(spec)) {
      Operand<TFloat32> convolved = convolution.build(place, map);
      Net normalizationPlace = net.at("bn" + spec.number());
      return net.tf().nn.relu(batchNormalization.build(normalizationPlace, convolved));
    }
    Convolution biased = convolution.withBias(new Initializer.Constant(spec.bias()));
    return net.tf().nn.relu(biased.build(place, map));
  }

  private boolean isBatchNormalized(ConvolutionSpec spec) {
    return switch (normalization) {
      case BATCH -> true;
      case LOCAL_RESPONSE_AND_BATCH -> spec.number() >= 3;
      case NO_NORMALIZATION, LOCAL_RESPONSE -> false;
    };
  }

  private Operand<TFloat32> normalizeResponse(Net net, Operand<TFloat32> map) {
    return switch (normalization) {
      case LOCAL_RESPONSE, LOCAL_RESPONSE_AND_BATCH ->
          LocalResponseNormalization.caffe().build(net, map);
      case NO_NORMALIZATION, BATCH -> map;
    };
  }
}
