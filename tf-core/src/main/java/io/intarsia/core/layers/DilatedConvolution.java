package io.intarsia.core.layers;

import io.intarsia.core.graph.Net;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A convolution whose kernel looks at every {@code dilation}-th pixel (Yu &amp; Koltun 2016). The
 * gradient of TensorFlow's own dilated operation is wrong; so the map is taken apart into {@code
 * dilation}<sup>2</sup> coarser ones, each is convolved, and the results are put together again.
 *
 * @param convolution of stride 1, without a border; gives the layer its variables
 * @param dilation pixels between two that the kernel meets, at least 1
 * @param padding zeros on each side of the input
 */
public record DilatedConvolution(Convolution convolution, int dilation, int padding) {

  /** Refuses what cannot be dilated. */
  public DilatedConvolution {
    if (convolution.stride() != 1 || convolution.padding() != 0) {
      throw new IllegalArgumentException(
          "the convolution must have stride 1 and no padding of its own, got " + convolution);
    }
    if (dilation < 1 || padding < 0 || padding > reach(convolution, dilation)) {
      throw new IllegalArgumentException(
          "dilation must be at least 1 and padding in 0 .. %d, got dilation %d, padding %d"
              .formatted(reach(convolution, dilation), dilation, padding));
    }
  }

  /** Pixels from the first to the last that a kernel meets. */
  private static int reach(Convolution convolution, int dilation) {
    return dilation * (convolution.kernel() - 1);
  }

  /**
   * Builds the layer at {@code net}'s place.
   *
   * @param map {@code [batch, height, width, channels]}; all but the batch known
   * @return {@code [batch, height', width', filters]} with height' = height + 2 padding - dilation
   *     (kernel - 1)
   */
  public Operand<TFloat32> build(Net net, Operand<TFloat32> map) {
    Ops tf = net.tf();
    int below = missing(map.shape().get(1));
    int right = missing(map.shape().get(2));
    Operand<TFloat32> coarse =
        tf.spaceToBatchNd(
            map,
            tf.array(dilation, dilation),
            tf.constant(new int[][] {{padding, padding + below}, {padding, padding + right}}));
    return tf.batchToSpaceNd(
        convolution.build(net, coarse),
        tf.array(dilation, dilation),
        tf.constant(new int[][] {{0, below}, {0, right}}));
  }

  /** Pixels that make a padded side a multiple of the dilation; what they add is cut off again. */
  private int missing(long side) {
    return Math.floorMod(-(side + 2L * padding), dilation);
  }
}
