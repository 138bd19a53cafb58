package io.intarsia.core.testing;

import org.tensorflow.Tensor;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

/** Tensors' values in Java, for comparing. */
public final class TensorValues {
  private TensorValues() {}

  /** All elements of a float32 tensor, the last axis fastest. */
  public static float[] floats(Tensor tensor) {
    float[] values = new float[Math.toIntExact(tensor.shape().size())];
    ((TFloat32) tensor).copyTo(DataBuffers.of(values));
    return values;
  }
}
