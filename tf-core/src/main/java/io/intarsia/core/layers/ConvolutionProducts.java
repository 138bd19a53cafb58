package io.intarsia.core.layers;

import io.intarsia.core.graph.Net;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Convolutions as matrix products, for training: the same sums, up to rounding. The gradients of
 * TensorFlow's convolution are several times slower than those of a matrix product where the kernel
 * is a single pixel, and where the map is so small that most of a window lies on the border.
 */
final class ConvolutionProducts {
  /** Outputs of a map up to which one product for each of them is the faster way. */
  private static final int MOST_WINDOWS = 4;

  private ConvolutionProducts() {}

  /** Whether {@link #pointwise} can stand for the layer on maps of a shape. */
  static boolean isPointwise(Convolution layer, Shape map) {
    return layer.kernel() == 1
        && layer.padding() == 0
        && layer.groups() == 1
        && map.get(1) > 0
        && map.get(2) > 0;
  }

  /** Whether {@link #windows} can stand for the layer on maps of a shape, and is faster. */
  static boolean hasFewWindows(Convolution layer, Shape map) {
    return layer.hasAtMostOutputs(MOST_WINDOWS, map);
  }

  /**
   * A 1x1 convolution: every pixel is a row.
   *
   * @param map {@code [batch, height, width, channels]}; all but the batch known
   * @param kernels {@code [1, 1, channels, filters]}
   * @return {@code [batch, height', width', filters]}
   */
  static Operand<TFloat32> pointwise(
      Net net, Convolution layer, Operand<TFloat32> map, Operand<TFloat32> kernels) {
    Ops tf = net.tf();
    Operand<TFloat32> seen = layer.everyStride(net, map);
    int channels = (int) map.shape().get(3);
    Operand<TFloat32> product = product(tf, seen, kernels, channels, layer.filters());
    int height = (int) seen.shape().get(1);
    int width = (int) seen.shape().get(2);
    return tf.reshape(product, tf.constant(new int[] {-1, height, width, layer.filters()}));
  }

  /**
   * One product for each output pixel, of what its window sees of the map and the part of the
   * kernel that meets it. No border is multiplied.
   *
   * @param map {@code [batch, height, width, channels]}; all but the batch known
   * @param kernels {@code [kernel, kernel, channels, filters]}
   * @return {@code [batch, height', width', filters]}
   */
  static Operand<TFloat32> windows(
      Ops tf, Convolution layer, Operand<TFloat32> map, Operand<TFloat32> kernels) {
    List<Window> rows = Window.all(layer, map.shape().get(1));
    List<Window> columns = Window.all(layer, map.shape().get(2));
    int channels = (int) map.shape().get(3);
    List<Operand<TFloat32>> products = new ArrayList<>();
    for (Window row : rows) {
      for (Window column : columns) {
        int[] begin = {0, row.first(), column.first(), 0};
        int[] size = {-1, row.length(), column.length(), channels};
        int[] kernelBegin = {row.kernelFirst(), column.kernelFirst(), 0, 0};
        int[] kernelSize = {row.length(), column.length(), channels, layer.filters()};
        products.add(
            product(
                tf,
                tf.slice(map, tf.constant(begin), tf.constant(size)),
                tf.slice(kernels, tf.constant(kernelBegin), tf.constant(kernelSize)),
                row.length() * column.length() * channels,
                layer.filters()));
      }
    }
    Operand<TFloat32> all =
        products.size() == 1 ? products.get(0) : tf.concat(products, tf.constant(1));
    int[] shape = {-1, rows.size(), columns.size(), layer.filters()};
    return tf.reshape(all, tf.constant(shape));
  }

  private static Operand<TFloat32> product(
      Ops tf, Operand<TFloat32> map, Operand<TFloat32> kernels, int terms, int filters) {
    return tf.linalg.matMul(
        tf.reshape(map, tf.constant(new int[] {-1, terms})),
        tf.reshape(kernels, tf.constant(new int[] {terms, filters})));
  }

  /**
   * What one output sees along one axis.
   *
   * @param first pixel of the map
   * @param kernelFirst row or column of the kernel that meets it
   * @param length pixels
   */
  private record Window(int first, int kernelFirst, int length) {
    static List<Window> all(Convolution layer, long side) {
      List<Window> windows = new ArrayList<>();
      for (int output = 0; output < layer.outputs(side); output++) {
        int begin = output * layer.stride() - layer.padding();
        int first = Math.max(begin, 0);
        int end = (int) Math.min((long) begin + layer.kernel(), side);
        windows.add(new Window(first, first - begin, end - first));
      }
      return windows;
    }
  }
}
