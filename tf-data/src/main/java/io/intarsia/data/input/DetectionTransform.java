package io.intarsia.data.input;

import io.intarsia.core.image.BackboneInput;
import io.intarsia.core.image.PictureScale;
import io.intarsia.data.input.RandomSlots.Slot;
import io.intarsia.proto.DetectionConfig;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.InputChannels;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/**
 * A whole photo, scaled and maybe mirrored, with regions of it that a detector is asked about. The
 * tensors are those of {@link DetectionInput}.
 */
final class DetectionTransform implements PhotoTransform {
  private static final String TRUTHS = "truths";
  private static final String REGIONS = "regions";

  private final ExperimentConfig backbone;
  private final DetectionConfig config;
  private final RegionTables tables;
  private final RegionSampler sampler;
  private final PictureScale scale;
  private final RandomSlots slots = new RandomSlots();
  private final Slot flip = slots.add();
  private final Slot draws;

  DetectionTransform(ExperimentConfig backbone, DetectionConfig config, RegionTables tables) {
    this.backbone = backbone;
    this.config = config;
    this.tables = tables;
    this.sampler = new RegionSampler(config.getSampling());
    this.scale =
        new PictureScale(config.getPicture().getShortSide(), config.getPicture().getMaxSide());
    // One more for the whole picture.
    this.draws = slots.add(tables.regions().mostRows() + 1L);
  }

  @Override
  public int neededSide() {
    return 0;
  }

  @Override
  public RandomSlots slots() {
    return slots;
  }

  @Override
  public Map<String, RaggedTable> facts() {
    return Map.of(TRUTHS, tables.truths(), REGIONS, tables.regions());
  }

  @Override
  public List<Output> outputs() {
    int count = config.getSampling().getRegions();
    int channels = backbone.getBackbone().getInput() == InputChannels.LIGHTNESS ? 1 : 3;
    long any = Shape.UNKNOWN_SIZE;
    return List.of(
        new Output(DetectionInput.IMAGE, TFloat32.class, Shape.of(any, any, channels)),
        new Output(DetectionInput.REGIONS, TFloat32.class, Shape.of(count, 4)),
        new Output(DetectionInput.TRUTHS, TFloat32.class, Shape.of(count, 4)),
        new Output(DetectionInput.LABELS, TInt32.class, Shape.of(count)));
  }

  @Override
  public Map<String, Operand<?>> build(Ops tf, RawSample raw) {
    Operand<TInt32> size = tf.slice(tf.shape(raw.photo()), tf.array(0), tf.array(2));
    Mirror mirror =
        new Mirror(
            raw.random().chance(flip, config.getPicture().getFlipProbability()),
            tf.gather(size, tf.constant(1), tf.constant(0)));
    RegionSampler.Sampled sampled = sample(tf, raw, size);
    Operand<TFloat32> factor = scale.factor(tf, size);
    return Map.of(
        DetectionInput.IMAGE, image(tf, mirror.photo(tf, raw.photo()), size),
        DetectionInput.REGIONS, tf.math.mul(mirror.boxes(tf, sampled.regions()), factor),
        DetectionInput.TRUTHS, tf.math.mul(mirror.boxes(tf, sampled.truths()), factor),
        DetectionInput.LABELS, sampled.labels());
  }

  /** What the network sees, {@code [height, width, channels]}. */
  private Operand<TFloat32> image(Ops tf, Operand<TUint8> photo, Operand<TInt32> size) {
    Operand<TFloat32> picture = scale.scale(tf, photo, scale.scaled(tf, size));
    Operand<TFloat32> seen = BackboneInput.build(tf, backbone, picture);
    return tf.squeeze(seen, Squeeze.axis(List.of(0L)));
  }

  private RegionSampler.Sampled sample(Ops tf, RawSample raw, Operand<TInt32> size) {
    Operand<TFloat32> regions = Objects.requireNonNull(raw.facts().get(REGIONS));
    Operand<TFloat32> candidates = tf.concat(List.of(regions, whole(tf, size)), tf.constant(0));
    Operand<TInt32> count = tf.slice(tf.shape(candidates), tf.array(0), tf.array(1));
    return sampler.sample(
        tf,
        candidates,
        Objects.requireNonNull(raw.facts().get(TRUTHS)),
        tf.slice(raw.random().uniform(draws), tf.array(0), count));
  }

  /** The picture itself, {@code [1, 4]}: so there is a region where nobody proposed any. */
  private static Operand<TFloat32> whole(Ops tf, Operand<TInt32> size) {
    Operand<TInt32> farCorner = tf.gather(size, tf.array(1, 0), tf.constant(0));
    Operand<TInt32> box = tf.concat(List.of(tf.array(0, 0), farCorner), tf.constant(0));
    return tf.expandDims(tf.dtypes.cast(box, TFloat32.class), tf.constant(0));
  }
}
