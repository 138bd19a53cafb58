package io.intarsia.models.backbones;

import io.intarsia.core.UserException;
import io.intarsia.core.graph.Net;
import io.intarsia.core.layers.BatchNormalization;
import io.intarsia.core.layers.Convolution;
import io.intarsia.core.layers.GlobalAverage;
import io.intarsia.core.layers.MaxPooling;
import io.intarsia.proto.ResNetConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Residual network (He et al. 2016), equal to torchvision's: the stride is on the 3x3 convolution,
 * shortcuts are projected only where the shape changes. {@code conv1} is taken after normalisation
 * and ReLU, {@code res2} to {@code res5} are the ends of the four stages, and {@code pool5}, {@code
 * [batch, channels]}, is the global average. The last stage may keep its map's size: stride 1,
 * without dilation (Goyal et al. 2019, for Colorization).
 */
public final class ResNet implements Backbone {
  private static final int STAGES = 4;
  private static final int FIRST_STAGE = 2;
  private static final int FIRST_BOTTLENECK_DEPTH = 50;

  private final List<Integer> blocksOfStages;
  private final boolean bottlenecks;
  private final int res5Stride;
  private final Width width;
  private final int inputChannels;
  private final BatchNormalization normalization;

  /**
   * Describes the network.
   *
   * @throws UserException if the depth is not a published one
   */
  ResNet(ResNetConfig config, Width width, int inputChannels) {
    List<Integer> blocks = blocksByDepth().get(config.getDepth());
    if (blocks == null) {
      throw new UserException(
          "backbone.resnet.depth is %d: expected one of %s".formatted(config.getDepth(), depths()));
    }
    this.blocksOfStages = blocks;
    this.bottlenecks = config.getDepth() >= FIRST_BOTTLENECK_DEPTH;
    this.res5Stride = config.getRes5Stride();
    this.width = width;
    this.inputChannels = inputChannels;
    this.normalization =
        new BatchNormalization(config.getBatchNormMomentum(), config.getBatchNormEpsilon());
  }

  /** The published depths: He et al. 2016, table 1. */
  static Set<Integer> depths() {
    return blocksByDepth().keySet();
  }

  private static Map<Integer, List<Integer>> blocksByDepth() {
    return new TreeMap<>(
        Map.of(
            18, List.of(2, 2, 2, 2),
            34, List.of(3, 4, 6, 3),
            50, List.of(3, 4, 6, 3),
            101, List.of(3, 4, 23, 3),
            152, List.of(3, 8, 36, 3)));
  }

  @Override
  public int inputChannels() {
    return inputChannels;
  }

  @Override
  public List<Layer> layers() {
    List<Layer> layers = new ArrayList<>();
    layers.add(new Layer("conv1", width.of(64)));
    layers.add(new Layer("pool1", width.of(64)));
    for (int stage = 0; stage < STAGES; stage++) {
      layers.add(new Layer(stageName(stage), block(stage, 0).outputChannels()));
    }
    layers.add(new Layer("pool5", block(STAGES - 1, 0).outputChannels()));
    return List.copyOf(layers);
  }

  @Override
  public Map<String, Operand<TFloat32>> build(Net net, Operand<TFloat32> images) {
    Map<String, Operand<TFloat32>> outputs = new LinkedHashMap<>();
    Operand<TFloat32> map = conv1(net, images);
    outputs.put("conv1", map);
    map = pool1(net, map);
    outputs.put("pool1", map);
    for (int stage = 0; stage < STAGES; stage++) {
      map = blocks(net, stage, map);
      outputs.put(stageName(stage), map);
    }
    outputs.put("pool5", GlobalAverage.build(net, map));
    return outputs;
  }

  /**
   * Builds {@code conv1} and {@code pool1} alone; {@link #stage} goes on. Networks that are put
   * together otherwise, such as detectors, give each part a {@code net} of its own mode.
   *
   * @param images {@code [batch, height, width, inputChannels]}, of any size
   * @return {@code [batch, height / 4, width / 4, channels]}
   */
  public Operand<TFloat32> stem(Net net, Operand<TFloat32> images) {
    return pool1(net, conv1(net, images));
  }

  /**
   * Builds one stage alone.
   *
   * @param number 2 to 5, as in {@code res2}
   * @param map {@code [batch, height, width, channels]}: the stage before, or for {@code res5} cut
   *     out of it
   * @return {@code [batch, height', width', channels']}; half the size, but for {@code res2}
   */
  public Operand<TFloat32> stage(Net net, int number, Operand<TFloat32> map) {
    return blocks(net, number - FIRST_STAGE, map);
  }

  private Operand<TFloat32> conv1(Net net, Operand<TFloat32> images) {
    Convolution convolution = Convolution.of(width.of(64), 7).withStride(2);
    Operand<TFloat32> convolved = convolution.build(net.at("conv1"), images);
    return net.tf().nn.relu(normalization.build(net.at("bn1"), convolved));
  }

  private static Operand<TFloat32> pool1(Net net, Operand<TFloat32> map) {
    return new MaxPooling(3, 2, 1).build(net, map);
  }

  private Operand<TFloat32> blocks(Net net, int stage, Operand<TFloat32> map) {
    Operand<TFloat32> output = map;
    for (int i = 0; i < blocksOfStages.get(stage); i++) {
      Net place = net.at(stageName(stage)).at(Integer.toString(i));
      output = block(stage, i).build(place, output);
    }
    return output;
  }

  private static String stageName(int stage) {
    return "res" + (stage + FIRST_STAGE);
  }

  /** Of a stage's first block; the pool before the first stage has shrunk the map already. */
  private int strideOf(int stage) {
    if (stage == 0) {
      return 1;
    }
    return stage == STAGES - 1 ? res5Stride : 2;
  }

  private ResidualBlock block(int stage, int index) {
    int channels = width.of(64 << stage);
    int stride = index == 0 ? strideOf(stage) : 1;
    return bottlenecks
        ? new ResidualBlock.Bottleneck(channels, stride, normalization)
        : new ResidualBlock.Basic(channels, stride, normalization);
  }
}
