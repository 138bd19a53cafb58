package io.intarsia.train.bench;

import io.intarsia.proto.JigsawConfig;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * Jigsaw puzzles of noise with mean 0 and variance 1, as normalised photographs have.
 *
 * @param config the task
 */
record PuzzleNoise(JigsawConfig config) implements Noise {

  @Override
  public int imagesOfPhoto() {
    return config.getPuzzle().getGrid() * config.getPuzzle().getGrid();
  }

  @Override
  public Map<String, Operand<?>> tensors(Ops tf, Operand<TInt64> position, int batch) {
    int patch = config.getPuzzle().getPatch();
    var uniform = Noise.uniform(tf, position, 0, batch, imagesOfPhoto(), patch, patch, 3);
    long permutations = config.getPermutations().getSize();
    Operand<TInt64> label = tf.math.floorMod(position, tf.constant(permutations));
    return Map.of(
        "tiles", Noise.centered(tf, uniform, 1), "label", tf.dtypes.cast(label, TInt32.class));
  }
}
