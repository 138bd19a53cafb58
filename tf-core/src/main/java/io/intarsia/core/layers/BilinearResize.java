package io.intarsia.core.layers;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.image.ResizeBilinear;
import org.tensorflow.types.TFloat32;

/** Bilinear interpolation between the pixels' centres, as PyTorch's without aligned corners. */
public final class BilinearResize {
  private BilinearResize() {}

  /**
   * Builds the layer; a map that has the size already stays as it is.
   *
   * @param map {@code [batch, height, width, channels]}; all but the batch known
   * @return {@code [batch, side, side, channels]}
   */
  public static Operand<TFloat32> build(Ops tf, Operand<TFloat32> map, long side) {
    if (map.shape().get(1) == side && map.shape().get(2) == side) {
      return map;
    }
    int pixels = Math.toIntExact(side);
    return tf.image.resizeBilinear(
        map, tf.array(pixels, pixels), ResizeBilinear.halfPixelCenters(true));
  }
}
