package io.intarsia.data.input;

import io.intarsia.proto.AugmentationConfig;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/**
 * A random view of a photo: a {@link RandomSizedCrop}, stretched to a square, mirrored, recoloured.
 */
final class AugmentTransform implements PhotoTransform {
  private final int side;
  private final AugmentationConfig config;
  private final RandomSlots slots = new RandomSlots();
  private final RandomSizedCrop.Slots view = RandomSizedCrop.Slots.addTo(slots);
  private final ColorJitter jitter;

  AugmentTransform(int side, AugmentationConfig config) {
    this.side = side;
    this.config = config;
    this.jitter = new ColorJitter(config, slots);
  }

  @Override
  public int neededSide() {
    return CentreTransform.resize(side);
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
    return List.of(new Output(EvaluationInput.IMAGE, TFloat32.class, Shape.of(side, side, 3)));
  }

  @Override
  public Map<String, Operand<?>> build(Ops tf, RawSample raw) {
    SampleRandom random = raw.random();
    RandomSizedCrop box = view.draw(random, config.getMinArea(), config.getMaxAspect());
    Operand<TBool> flipped = random.chance(view.flip(), config.getFlipProbability());
    Operand<TFloat32> square = box.cut(tf, raw.photo(), flipped, side);
    Operand<TFloat32> picture = tf.reshape(square, tf.array(side, side, 3));
    return Map.of(EvaluationInput.IMAGE, jitter.apply(tf, picture, random));
  }
}
