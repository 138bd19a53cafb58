package io.intarsia.train.bench;

import io.intarsia.data.input.DetectionInput;
import io.intarsia.models.backbones.Backbones;
import io.intarsia.proto.BackboneConfig;
import io.intarsia.proto.DetectionConfig;
import io.intarsia.proto.DetectorRecord;
import io.intarsia.proto.InputChannels;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * What a detector is trained on, of noise: pictures of three by four, as most photographs are, and
 * in each as many regions as are sampled of one, the first of them foreground. A region of the
 * foreground is its own true box.
 *
 * @param config the detector's
 * @param backbone that looks at the pictures
 * @param classes what is detected, without background
 */
record RegionNoise(DetectionConfig config, BackboneConfig backbone, int classes) implements Noise {
  private static final int HEIGHT = 3;
  private static final int WIDTH = 4;

  static RegionNoise of(DetectorRecord record) {
    return new RegionNoise(
        record.getConfig(), record.getBackbone().getBackbone(), record.getClassesCount());
  }

  @Override
  public int imagesOfPhoto() {
    return 1;
  }

  @Override
  public Map<String, Operand<?>> tensors(Ops tf, Operand<TInt64> position, int batch) {
    int channels = Backbones.create(backbone).inputChannels();
    double deviation = backbone.getInput() == InputChannels.RGB ? 1 : ColorNoise.LIGHTNESS;
    Operand<TFloat32> image =
        Noise.uniform(tf, position, 0, batch, side(HEIGHT), side(WIDTH), channels);
    Operand<TFloat32> regions = regions(tf, position, batch);
    return Map.of(
        DetectionInput.IMAGE,
        Noise.centered(tf, image, deviation),
        DetectionInput.REGIONS,
        regions,
        DetectionInput.TRUTHS,
        regions,
        DetectionInput.LABELS,
        tf.constant(labels(batch)));
  }

  /** A side of a photo of 3 by 4 once it is scaled: {@link io.intarsia.core.image.PictureScale}. */
  private int side(int length) {
    double factor =
        Math.min(
            config.getPicture().getShortSide() / (double) HEIGHT,
            config.getPicture().getMaxSide() / (double) WIDTH);
    return (int) Math.rint(factor * length);
  }

  /** Boxes with sides of a tenth to a half of the picture's. */
  private Operand<TFloat32> regions(Ops tf, Operand<TInt64> position, int batch) {
    int count = config.getSampling().getRegions();
    Operand<TFloat32> size = tf.array((float) side(WIDTH), (float) side(HEIGHT));
    Operand<TFloat32> places = Noise.uniform(tf, position, 1, batch, count, 2);
    Operand<TFloat32> sides = Noise.uniform(tf, position, 2, batch, count, 2);
    Operand<TFloat32> near = tf.math.mul(places, tf.math.mul(size, tf.constant(0.5f)));
    Operand<TFloat32> lengths =
        tf.math.mul(tf.math.add(tf.math.mul(sides, tf.constant(0.4f)), tf.constant(0.1f)), size);
    return tf.concat(List.of(near, tf.math.add(near, lengths)), tf.constant(2));
  }

  private int[][] labels(int batch) {
    int count = config.getSampling().getRegions();
    long foreground = Math.round(count * config.getSampling().getForegroundShare());
    int[][] labels = new int[batch][count];
    for (int[] ofPicture : labels) {
      for (int i = 0; i < foreground; i++) {
        ofPicture[i] = 1 + i % classes;
      }
    }
    return labels;
  }
}
