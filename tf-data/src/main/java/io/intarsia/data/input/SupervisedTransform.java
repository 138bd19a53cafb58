package io.intarsia.data.input;

import io.intarsia.core.image.PixelNormalization;
import io.intarsia.proto.RandomSizedCropConfig;
import io.intarsia.proto.TileNormalization;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/**
 * A crop of random place, size and shape, as those who train with labels see a photo; the tensors
 * are those of {@link SupervisedInput}. With {@link SampleDetail#EXPLAINED} it also gives {@code
 * flipped} and {@code crop} {@code [crop, crop, 3]} in the photo's own colours, 0 .. 255.
 */
final class SupervisedTransform implements PhotoTransform {
  /** A photo is decoded at no less than this times the crop, so that little is lost or aliased. */
  private static final int DECODED_SIDES = 2;

  private final RandomSizedCropConfig config;
  private final SampleDetail detail;
  private final int crop;
  private final RandomSlots slots = new RandomSlots();
  private final RandomSizedCrop.Slots view = RandomSizedCrop.Slots.addTo(slots);

  SupervisedTransform(RandomSizedCropConfig config, SampleDetail detail) {
    this.config = config;
    this.detail = detail;
    crop = config.getCrop();
  }

  @Override
  public int neededSide() {
    return DECODED_SIDES * crop;
  }

  @Override
  public boolean isLabelled() {
    return true;
  }

  @Override
  public RandomSlots slots() {
    return slots;
  }

  @Override
  public List<Output> outputs() {
    Shape square = Shape.of(crop, crop, 3);
    List<Output> outputs = new ArrayList<>();
    outputs.add(new Output("image", TFloat32.class, square));
    if (detail == SampleDetail.EXPLAINED) {
      outputs.add(new Output("flipped", TBool.class, Shape.scalar()));
      outputs.add(new Output("crop", TFloat32.class, square));
    }
    return outputs;
  }

  @Override
  public Map<String, Operand<?>> build(Ops tf, RawSample raw) {
    SampleRandom random = raw.random();
    Operand<TBool> flipped = random.chance(view.flip(), config.getFlipProbability());
    RandomSizedCrop box = view.draw(random, config.getMinArea(), config.getMaxAspect());
    Operand<TFloat32> square = box.cut(tf, raw.photo(), flipped, crop);
    Operand<TFloat32> normalized =
        PixelNormalization.build(tf, TileNormalization.DATASET_STATISTICS, square);
    Map<String, Operand<?>> sample = new HashMap<>();
    sample.put("image", tf.reshape(normalized, tf.array(crop, crop, 3)));
    sample.put("flipped", flipped);
    sample.put("crop", tf.reshape(square, tf.array(crop, crop, 3)));
    return sample;
  }
}
