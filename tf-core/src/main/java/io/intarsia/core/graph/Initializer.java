package io.intarsia.core.graph;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Initial values of a variable. Random ones are a function of (seed, variable name) alone. */
public sealed interface Initializer {

  /**
   * Builds the initial value.
   *
   * @param tf the graph's operations
   * @param seed the run's seed
   * @param name the variable's public name; two variables of a run draw different numbers
   * @param shape the variable's shape
   */
  Operand<TFloat32> build(Ops tf, long seed, String name, Shape shape);

  /** Every element has one value. */
  record Constant(float value) implements Initializer {
    @Override
    public Operand<TFloat32> build(Ops tf, long seed, String name, Shape shape) {
      return tf.fill(tf.constant(shape), tf.constant(value));
    }
  }

  /** Normal with mean zero. */
  record Gaussian(double standardDeviation) implements Initializer {
    /** Refuses a deviation that is not positive. */
    public Gaussian {
      if (!(standardDeviation > 0)) {
        throw new IllegalArgumentException(
            "standard deviation must be positive, got " + standardDeviation);
      }
    }

    @Override
    public Operand<TFloat32> build(Ops tf, long seed, String name, Shape shape) {
      CRC32 crc = new CRC32();
      crc.update(name.getBytes(StandardCharsets.UTF_8));
      Operand<TFloat32> normal =
          tf.random.statelessRandomNormal(
              tf.constant(shape), tf.constant(new long[] {seed, crc.getValue()}));
      return tf.math.mul(normal, tf.constant((float) standardDeviation));
    }
  }

  /** Zeros. */
  static Initializer zeros() {
    return new Constant(0);
  }

  /** Ones. */
  static Initializer ones() {
    return new Constant(1);
  }

  /**
   * He et al. 2015 ("MSRA"): normal with variance 2 / fan.
   *
   * @param fan inputs (or, in torchvision's way, outputs) that one unit is connected to
   */
  static Initializer he(long fan) {
    return new Gaussian(Math.sqrt(2.0 / fan));
  }
}
