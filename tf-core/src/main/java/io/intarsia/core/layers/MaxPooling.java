package io.intarsia.core.layers;

import io.intarsia.core.graph.Net;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Largest value of each square window; a border never wins.
 *
 * @param kernel side of the window, pixels
 * @param stride pixels between two windows
 * @param padding border on each side of the input, pixels
 */
public record MaxPooling(int kernel, int stride, int padding) {

  /** Refuses sizes that do not fit together. */
  public MaxPooling {
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
    Operand<TFloat32> padded = Padding.around(tf, map, padding, Float.NEGATIVE_INFINITY);
    return tf.scope()
        .opBuilder("MaxPool", "MaxPool")
        .addInput(padded.asOutput())
        .setAttr("ksize", new long[] {1, kernel, kernel, 1})
        .setAttr("strides", new long[] {1, stride, stride, 1})
        .setAttr("padding", "VALID")
        .build()
        .output(0);
  }
}
