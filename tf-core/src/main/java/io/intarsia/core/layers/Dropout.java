package io.intarsia.core.layers;

import io.intarsia.core.graph.Mode;
import io.intarsia.core.graph.Net;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * Dropout (Srivastava et al. 2014), with the units that stay scaled up. Which units drop is a
 * function of (seed, place in the network, position in the run) alone, so that a step can be
 * repeated.
 *
 * @param share chance of a unit to drop, 0 to less than 1
 */
public record Dropout(double share) {

  /** Refuses a share that leaves nothing. */
  public Dropout {
    if (!(share >= 0 && share < 1)) {
      throw new IllegalArgumentException("dropped share must be in 0 .. <1, got " + share);
    }
  }

  /**
   * Builds the layer; the identity unless the network trains.
   *
   * @param units any shape
   * @param position scalar that differs from step to step
   * @return the same shape
   */
  public Operand<TFloat32> build(Net net, Operand<TFloat32> units, Operand<TInt64> position) {
    if (net.mode() != Mode.TRAINING || share == 0) {
      return units;
    }
    Ops tf = net.tf();
    Operand<TInt64> seed = tf.stack(List.of(tf.constant(seed(net)), position));
    Operand<TFloat32> draws = tf.random.statelessRandomUniform(tf.shape(units), seed);
    Operand<TFloat32> stays =
        tf.dtypes.cast(tf.math.greaterEqual(draws, tf.constant((float) share)), TFloat32.class);
    Operand<TFloat32> scaled = tf.math.mul(stays, tf.constant((float) (1 / (1 - share))));
    return tf.math.mul(units, tf.stopGradient(scaled));
  }

  private static long seed(Net net) {
    CRC32 place = new CRC32();
    place.update(net.path().getBytes(StandardCharsets.UTF_8));
    return net.variables().seed() ^ place.getValue() << 31;
  }
}
