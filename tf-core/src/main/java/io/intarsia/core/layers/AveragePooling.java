package io.intarsia.core.layers;

import io.intarsia.core.graph.Net;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Mean of each square window; zeros of the border count, as by PyTorch's default.
 *
 * @param kernel side of the window, pixels
 * @param stride pixels between two windows
 * @param padding border on each side of the input, pixels
 */
public record AveragePooling(int kernel, int stride, int padding) {

  /** Refuses sizes that do not fit together. */
  public AveragePooling {
    Padding.check(kernel, stride, padding);
  }

  /**
   * Builds the layer.
   *
   * @param map {@code [batch, height, width, channels]}
   * @return {@code [batch, height', width', channels]} with height' = floor((height + 2 padding -
   *     kernel) / stride) + 1
   */
  public Operand<TFloat32> build(Net net, Operand<TFloat32> map) {
    Ops tf = net.tf();
    Operand<TFloat32> padded = Padding.around(tf, map, padding, 0);
    List<Long> side = List.of(1L, (long) kernel, (long) kernel, 1L);
    List<Long> step = List.of(1L, (long) stride, (long) stride, 1L);
    return tf.nn.avgPool(padded, side, step, "VALID");
  }
}
