package io.intarsia.core.layers;

import io.intarsia.core.graph.Net;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Mean of each channel over a whole map. */
public final class GlobalAverage {
  private GlobalAverage() {}

  /**
   * Builds the layer.
   *
   * @param map {@code [batch, height, width, channels]}
   * @return {@code [batch, channels]}
   */
  public static Operand<TFloat32> build(Net net, Operand<TFloat32> map) {
    Ops tf = net.tf();
    return tf.math.mean(map, tf.constant(new int[] {1, 2}));
  }
}
