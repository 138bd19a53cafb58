package io.intarsia.train.bench;

import io.intarsia.core.UserException;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.PretextConfig;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** What a task's input gives, of random numbers. A new task adds its own. */
sealed interface Noise permits PuzzleNoise, ColorNoise, ClassNoise, RegionNoise {

  /** For the task of an experiment. */
  static Noise of(ExperimentConfig config) {
    PretextConfig pretext = config.getPretext();
    return switch (pretext.getKindCase()) {
      case JIGSAW -> new PuzzleNoise(pretext.getJigsaw());
      case COLORIZATION -> ColorNoise.of(config);
      case SUPERVISED -> new ClassNoise(pretext.getSupervised());
      case KIND_NOT_SET ->
          throw new UserException(
              "pretext: no task is chosen; known: jigsaw, colorization, supervised");
    };
  }

  /** Images that the backbone sees of one photo. */
  int imagesOfPhoto();

  /**
   * The tensors of a batch, by name.
   *
   * @param position {@code [batch]}, from which everything is drawn
   */
  Map<String, Operand<?>> tensors(Ops tf, Operand<TInt64> position, int batch);

  /**
   * Numbers 0 .. 1.
   *
   * @param stream two draws of a batch differ if this does
   */
  static Operand<TFloat32> uniform(Ops tf, Operand<TInt64> position, long stream, int... shape) {
    Operand<TInt64> first = tf.stridedSlice(position, Indices.at(0));
    return tf.random.statelessRandomUniform(
        tf.constant(shape), tf.stack(List.of(tf.constant(stream), first)));
  }

  /** Noise of mean 0 and the given deviation. */
  static Operand<TFloat32> centered(Ops tf, Operand<TFloat32> uniform, double deviation) {
    float width = (float) (Math.sqrt(12) * deviation);
    return tf.math.mul(tf.math.sub(uniform, tf.constant(0.5f)), tf.constant(width));
  }
}
