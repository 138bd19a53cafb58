package io.intarsia.train.bench;

import io.intarsia.proto.SupervisedConfig;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * Labelled pictures of noise with mean 0 and variance 1, as normalised photographs have.
 *
 * @param config the task
 */
record ClassNoise(SupervisedConfig config) implements Noise {

  @Override
  public int imagesOfPhoto() {
    return 1;
  }

  @Override
  public Map<String, Operand<?>> tensors(Ops tf, Operand<TInt64> position, int batch) {
    int side = config.getPhoto().getCrop();
    var uniform = Noise.uniform(tf, position, 0, batch, side, side, 3);
    Operand<TInt64> label = tf.math.floorMod(position, tf.constant((long) config.getClasses()));
    return Map.of(
        "image", Noise.centered(tf, uniform, 1), "class", tf.dtypes.cast(label, TInt32.class));
  }
}
