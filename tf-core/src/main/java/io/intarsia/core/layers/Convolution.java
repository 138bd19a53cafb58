package io.intarsia.core.layers;

import io.intarsia.core.graph.Initializer;
import io.intarsia.core.graph.Mode;
import io.intarsia.core.graph.Net;
import io.intarsia.core.graph.VariableRole;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Two-dimensional convolution with a square kernel. Variables: {@code kernel}, {@code [kernel,
 * kernel, channels / groups, filters]}, and {@code bias} if there is one.
 *
 * @param filters channels of the output
 * @param kernel side of the kernel, pixels
 * @param stride pixels between two outputs
 * @param padding zeros on each side of the input
 * @param groups parts that channels and filters are split into, each convolved alone
 * @param weights initial kernel
 * @param bias initial bias, or null for none
 */
public record Convolution(
    int filters,
    int kernel,
    int stride,
    int padding,
    int groups,
    Initializer weights,
    @Nullable Initializer bias) {

  /** Refuses sizes that do not fit together. */
  public Convolution {
    Padding.check(kernel, stride, padding);
    if (groups < 1 || filters < 1 || filters % groups != 0) {
      throw new IllegalArgumentException(
          "filters must be a positive multiple of groups, got %d filters in %d groups"
              .formatted(filters, groups));
    }
  }

  /**
   * Stride 1, padded to keep the map's size (odd kernels), one group, no bias; He et al.'s initial
   * weights by the number of outputs, as in Caffe2 and torchvision.
   */
  public static Convolution of(int filters, int kernel) {
    Initializer he = Initializer.he((long) kernel * kernel * filters);
    return new Convolution(filters, kernel, 1, kernel / 2, 1, he, null);
  }

  /** With another stride. */
  public Convolution withStride(int pixels) {
    return new Convolution(filters, kernel, pixels, padding, groups, weights, bias);
  }

  /** With another border. */
  public Convolution withPadding(int pixels) {
    return new Convolution(filters, kernel, stride, pixels, groups, weights, bias);
  }

  /** In groups. */
  public Convolution withGroups(int count) {
    return new Convolution(filters, kernel, stride, padding, count, weights, bias);
  }

  /** With other initial weights. */
  public Convolution withWeights(Initializer initial) {
    return new Convolution(filters, kernel, stride, padding, groups, initial, bias);
  }

  /** With a bias. */
  public Convolution withBias(Initializer initial) {
    return new Convolution(filters, kernel, stride, padding, groups, weights, initial);
  }

  /** Pixels of the output along an axis of the input. */
  long outputs(long side) {
    return (side + 2L * padding - kernel) / stride + 1;
  }

  /** Whether a map is known to give so few outputs at most, and each of them sees all channels. */
  boolean hasAtMostOutputs(long most, Shape map) {
    return groups == 1
        && map.get(1) > 0
        && map.get(2) > 0
        && outputs(map.get(1)) * outputs(map.get(2)) <= most;
  }

  /**
   * The pixels of a map that are the layer's stride apart, from the first on. The mean of one pixel
   * is that pixel, and the fastest way to leave some out.
   */
  Operand<TFloat32> everyStride(Net net, Operand<TFloat32> map) {
    return stride == 1 ? map : new AveragePooling(1, stride, 0).build(net, map);
  }

  /**
   * Builds the layer at {@code net}'s place.
   *
   * @param map {@code [batch, height, width, channels]}; channels must be known
   * @return {@code [batch, height', width', filters]} with height' = floor((height + 2 padding -
   *     kernel) / stride) + 1
   */
  public Operand<TFloat32> build(Net net, Operand<TFloat32> map) {
    long channels = map.shape().get(3);
    if (channels < 1 || channels % groups != 0) {
      throw new IllegalArgumentException(
          "%s: %d channels do not split into %d groups".formatted(net.path(), channels, groups));
    }
    Operand<TFloat32> kernels =
        net.variables()
            .get(
                net.nameOf("kernel"),
                Shape.of(kernel, kernel, channels / groups, filters),
                VariableRole.KERNEL,
                weights);
    Operand<TFloat32> convolved = convolve(net, map, kernels);
    return bias == null ? convolved : addBias(net, convolved, bias);
  }

  private Operand<TFloat32> convolve(Net net, Operand<TFloat32> map, Operand<TFloat32> kernels) {
    if (net.mode() != Mode.TRAINING && net.mode() != Mode.FROZEN_NORMALIZATION) {
      return convolve(net.tf(), map, kernels);
    }
    if (ConvolutionProducts.hasFewWindows(this, map.shape())) {
      return ConvolutionProducts.windows(net.tf(), this, map, kernels);
    }
    if (ConvolutionProducts.isPointwise(this, map.shape())) {
      return ConvolutionProducts.pointwise(net, this, map, kernels);
    }
    Operand<TFloat32> convolved = convolve(net.tf(), map, kernels);
    if (KernelGradient.isFaster(this, map.shape())) {
      net.variables()
          .differentiate(
              net.nameOf("kernel"),
              convolved,
              upstream -> KernelGradient.build(net, this, map, upstream));
    }
    return convolved;
  }

  private Operand<TFloat32> convolve(Ops tf, Operand<TFloat32> map, Operand<TFloat32> kernels) {
    boolean same = stride == 1 && 2 * padding == kernel - 1;
    Operand<TFloat32> padded = same ? map : Padding.around(tf, map, padding, 0);
    String border = same ? "SAME" : "VALID";
    List<Long> strides = List.of(1L, (long) stride, (long) stride, 1L);
    if (groups == 1) {
      return tf.nn.conv2d(padded, kernels, strides, border);
    }
    // A grouped Conv2D has no gradient on a CPU without oneDNN.
    List<Operand<TFloat32>> maps = split(tf, padded);
    List<Operand<TFloat32>> parts = split(tf, kernels);
    List<Operand<TFloat32>> convolved = new ArrayList<>();
    for (int i = 0; i < groups; i++) {
      convolved.add(tf.nn.conv2d(maps.get(i), parts.get(i), strides, border));
    }
    return tf.concat(convolved, tf.constant(3));
  }

  private List<Operand<TFloat32>> split(Ops tf, Operand<TFloat32> value) {
    return List.copyOf(tf.split(tf.constant(3), value, (long) groups).output());
  }

  private Operand<TFloat32> addBias(Net net, Operand<TFloat32> map, Initializer initial) {
    Operand<TFloat32> terms =
        net.variables().get(net.nameOf("bias"), Shape.of(filters), VariableRole.BIAS, initial);
    return net.tf().nn.biasAdd(map, terms);
  }
}
