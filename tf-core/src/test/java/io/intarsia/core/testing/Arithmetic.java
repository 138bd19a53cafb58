package io.intarsia.core.testing;

import java.util.function.DoubleUnaryOperator;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;

/** A number format, and how closely central differences in it agree with a right gradient. */
public enum Arithmetic {
  /** float32: steps from 1/8 down. */
  SINGLE(2e-3, 0x1p-3),
  /** float64: steps from 1/256 down. */
  DOUBLE(1e-6, 0x1p-8);

  private static final int HALVINGS = 11;

  private final double tolerance;
  private final double largestStep;

  Arithmetic(double tolerance, double largestStep) {
    this.tolerance = tolerance;
    this.largestStep = largestStep;
  }

  /** Largest relative error that a right gradient shows. */
  public double tolerance() {
    return tolerance;
  }

  /**
   * Slope of {@code f} at zero by central differences. Of the steps tried, each half of the one
   * before, the one whose slope differs least from its predecessor's is taken: above it the
   * function's curvature disturbs, below it rounding does.
   */
  double slope(DoubleUnaryOperator f) {
    double best = 0;
    double leastChange = Double.POSITIVE_INFINITY;
    double previous = Double.POSITIVE_INFINITY;
    double step = largestStep;
    for (int i = 0; i < HALVINGS; i++, step /= 2) {
      double slope = (f.applyAsDouble(step) - f.applyAsDouble(-step)) / (2 * step);
      double change = Math.abs(slope - previous);
      if (change < leastChange) {
        leastChange = change;
        best = slope;
      }
      previous = slope;
    }
    return best;
  }

  Tensor tensor(Shape shape, double[] values) {
    if (this == DOUBLE) {
      return TFloat64.tensorOf(shape, DataBuffers.of(values));
    }
    return TFloat32.tensorOf(shape, DataBuffers.of(toFloats(values)));
  }

  double[] values(Tensor tensor) {
    double[] values = new double[Math.toIntExact(tensor.shape().size())];
    if (tensor instanceof TFloat64 doubles) {
      doubles.copyTo(DataBuffers.of(values));
      return values;
    }
    float[] floats = new float[values.length];
    ((TFloat32) tensor).copyTo(DataBuffers.of(floats));
    for (int i = 0; i < floats.length; i++) {
      values[i] = floats[i];
    }
    return values;
  }

  private static float[] toFloats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
