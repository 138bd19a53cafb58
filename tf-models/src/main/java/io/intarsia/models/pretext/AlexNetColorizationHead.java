package io.intarsia.models.pretext;

import io.intarsia.core.graph.Initializer;
import io.intarsia.core.graph.Net;
import io.intarsia.core.layers.BatchNormalization;
import io.intarsia.core.layers.Convolution;
import io.intarsia.core.layers.DilatedConvolution;
import io.intarsia.core.layers.MaxPooling;
import io.intarsia.proto.AlexNetConfig;
import io.intarsia.proto.ColorizationHeadConfig;
import java.util.Map;
import java.util.Objects;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The head on AlexNet (Zhang et al.'s released {@code alexnet} for feature learning): {@code conv5}
 * is pooled without being made smaller, so that {@code fc6} sees it through every second pixel of a
 * window of 11; {@code fc7} and {@code fc8} are convolutions of one pixel. All but the last are
 * normalised, and so have no bias.
 *
 * @param hiddenFeatures units of {@code fc6} and {@code fc7}
 * @param normalization of both
 */
record AlexNetColorizationHead(int hiddenFeatures, BatchNormalization normalization)
    implements ColorizationHead {
  private static final int PUBLISHED_HIDDEN_FEATURES = 4096;
  private static final MaxPooling POOL = new MaxPooling(3, 1, 1);
  private static final int FC6_KERNEL = 6;
  private static final int FC6_DILATION = 2;

  /** Keeps the map's size. */
  private static final int FC6_PADDING = 5;

  static AlexNetColorizationHead create(ColorizationHeadConfig head, AlexNetConfig backbone) {
    int features = head.getHiddenFeatures();
    return new AlexNetColorizationHead(
        features == 0 ? PUBLISHED_HIDDEN_FEATURES : features,
        new BatchNormalization(backbone.getBatchNormMomentum(), backbone.getBatchNormEpsilon()));
  }

  @Override
  public Operand<TFloat32> build(Net net, Map<String, Operand<TFloat32>> features, int colors) {
    Operand<TFloat32> conv5 = Objects.requireNonNull(features.get("conv5"));
    Operand<TFloat32> pooled = POOL.build(net, conv5);
    DilatedConvolution wide =
        new DilatedConvolution(hidden(FC6_KERNEL).withPadding(0), FC6_DILATION, FC6_PADDING);
    Operand<TFloat32> fc6 = active(net, 6, wide.build(net.at("fc6"), pooled));
    Operand<TFloat32> fc7 = active(net, 7, hidden(1).build(net.at("fc7"), fc6));
    return Convolution.of(colors, 1)
        .withWeights(new Initializer.Gaussian(0.01))
        .withBias(Initializer.zeros())
        .build(net.at("fc8"), fc7);
  }

  private Convolution hidden(int kernel) {
    return Convolution.of(hiddenFeatures, kernel).withWeights(new Initializer.Gaussian(0.01));
  }

  private Operand<TFloat32> active(Net net, int number, Operand<TFloat32> map) {
    return net.tf().nn.relu(normalization.build(net.at("bn" + number), map));
  }
}
