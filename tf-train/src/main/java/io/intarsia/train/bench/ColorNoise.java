package io.intarsia.train.bench;

import io.intarsia.data.targets.AbBins;
import io.intarsia.models.backbones.Backbones;
import io.intarsia.proto.ColorizationConfig;
import io.intarsia.proto.ExperimentConfig;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * Photos and colours of noise, spread as wide as those of photographs.
 *
 * @param config the task
 * @param channels of the lightness
 * @param colors Q
 */
record ColorNoise(ColorizationConfig config, int channels, int colors) implements Noise {
  /** Deviation of L in photographs, about. */
  static final double LIGHTNESS = 25;

  /** That of ab. */
  private static final double CHROMA = 15;

  static ColorNoise of(ExperimentConfig config) {
    ColorizationConfig task = config.getPretext().getColorization();
    return new ColorNoise(
        task,
        Backbones.create(config.getBackbone()).inputChannels(),
        AbBins.create(task.getBins()).size());
  }

  @Override
  public int imagesOfPhoto() {
    return 1;
  }

  @Override
  public Map<String, Operand<?>> tensors(Ops tf, Operand<TInt64> position, int batch) {
    int crop = config.getPhoto().getCrop();
    int side = config.getPhoto().getTarget();
    int neighbors = config.getEncoding().getNeighbors();
    Operand<TFloat32> lightness = Noise.uniform(tf, position, 0, batch, crop, crop, channels);
    Operand<TFloat32> ab = Noise.uniform(tf, position, 1, batch, side, side, 2);
    return Map.of(
        "lightness",
        Noise.centered(tf, lightness, LIGHTNESS),
        "ab",
        Noise.centered(tf, ab, CHROMA),
        "bins",
        bins(tf, Noise.uniform(tf, position, 2, batch, side, side, 1), neighbors),
        "weights",
        tf.fill(tf.array(batch, side, side, neighbors), tf.constant(1f / neighbors)),
        "mask",
        tf.fill(tf.array(batch), tf.constant(1f)));
  }

  /** A random bin and those behind it. */
  private Operand<TInt32> bins(Ops tf, Operand<TFloat32> uniform, int neighbors) {
    Operand<TInt32> first =
        tf.dtypes.cast(tf.math.mul(uniform, tf.constant((float) colors)), TInt32.class);
    Operand<TInt32> next = tf.range(tf.constant(0), tf.constant(neighbors), tf.constant(1));
    return tf.math.floorMod(tf.math.add(first, next), tf.constant(colors));
  }
}
