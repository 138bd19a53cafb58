package io.intarsia.core.layers;

import io.intarsia.core.graph.Net;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/**
 * The gradient of a convolution's kernel as matrix products, one for each of its places: what the
 * place saw of the map, times the gradient of the output. On many small maps of many channels this
 * is two to four times as fast as TensorFlow's operation; on large maps it is slower.
 */
final class KernelGradient {
  /** Outputs of a map up to which it is faster, measured in bfloat16. */
  private static final int MOST_OUTPUTS = 49;

  /** Channels on either side from which it is faster. */
  private static final int LEAST_CHANNELS = 64;

  private KernelGradient() {}

  /** Whether it can be built for the layer on maps of a shape, and is faster. */
  static boolean isFaster(Convolution layer, Shape map) {
    return layer.hasAtMostOutputs(MOST_OUTPUTS, map)
        && Math.min(map.get(3), layer.filters()) >= LEAST_CHANNELS;
  }

  /**
   * Builds the gradient.
   *
   * @param map what the layer was built on, {@code [batch, height, width, channels]}; all but the
   *     batch known
   * @param upstream gradient by the layer's output, {@code [batch, height', width', filters]}
   * @return {@code [kernel, kernel, channels, filters]}
   */
  static Operand<TFloat32> build(
      Net net, Convolution layer, Operand<TFloat32> map, Operand<TFloat32> upstream) {
    Ops tf = net.tf();
    int channels = (int) map.shape().get(3);
    int[] begin = {0, 0, 0, 0};
    int[] size = {-1, seen(layer, map.shape().get(1)), seen(layer, map.shape().get(2)), channels};
    Operand<TFloat32> padded = Padding.around(tf, map, layer.padding(), 0);
    Operand<TFloat32> gradients =
        tf.reshape(upstream, tf.constant(new int[] {-1, layer.filters()}));
    List<Operand<TFloat32>> places = new ArrayList<>();
    for (begin[1] = 0; begin[1] < layer.kernel(); begin[1]++) {
      for (begin[2] = 0; begin[2] < layer.kernel(); begin[2]++) {
        Operand<TFloat32> saw = tf.slice(padded, tf.constant(begin), tf.constant(size));
        places.add(
            tf.linalg.matMul(
                tf.reshape(layer.everyStride(net, saw), tf.constant(new int[] {-1, channels})),
                gradients,
                MatMul.transposeA(true)));
      }
    }
    return tf.reshape(
        tf.stack(places),
        tf.constant(new int[] {layer.kernel(), layer.kernel(), channels, layer.filters()}));
  }

  /** Pixels along an axis from the first that a place of the kernel sees to the last. */
  private static int seen(Convolution layer, long side) {
    return (int) (layer.outputs(side) - 1) * layer.stride() + 1;
  }
}
