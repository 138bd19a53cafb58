package io.intarsia.data.input;

import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The square at a photo's centre: the short side becomes 256 for a square of 224, in proportion for
 * others (Krizhevsky et al. 2012's test crop, without its corners).
 */
final class CentreTransform implements PhotoTransform {
  private final SquareCrop crop;

  CentreTransform(int side) {
    this.crop = new SquareCrop(resize(side), side);
  }

  /** Short side that a photo is resized to for a square of that side. */
  static int resize(int side) {
    return Math.round(side * 256f / 224f);
  }

  @Override
  public int neededSide() {
    return crop.resize();
  }

  @Override
  public boolean isLabelled() {
    return true;
  }

  @Override
  public RandomSlots slots() {
    return new RandomSlots();
  }

  @Override
  public List<Output> outputs() {
    return List.of(
        new Output(EvaluationInput.IMAGE, TFloat32.class, Shape.of(crop.side(), crop.side(), 3)));
  }

  @Override
  public Map<String, Operand<?>> build(Ops tf, RawSample raw) {
    PhotoSampler sampler = new PhotoSampler(tf, raw.photo(), crop, tf.constant(false));
    Operand<TFloat32> last = tf.math.sub(sampler.cornerChoices(), tf.constant(1f));
    Operand<TFloat32> corner = tf.math.floor(tf.math.div(last, tf.constant(2f)));
    Operand<TFloat32> square = sampler.squares(tf.expandDims(corner, tf.constant(0)), crop.side());
    return Map.of(EvaluationInput.IMAGE, tf.reshape(square, tf.array(crop.side(), crop.side(), 3)));
  }
}
