package io.intarsia.data.input;

import io.intarsia.core.image.Lab;
import io.intarsia.core.image.Lightness;
import io.intarsia.data.input.RandomSlots.Slot;
import io.intarsia.data.targets.SoftEncoding;
import io.intarsia.proto.ColorCropConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.image.ResizeBilinear;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A photo without its colours, and the colours as a target (Zhang, Isola and Efros 2016); the
 * tensors are those of {@link ColorizationInput}. L and ab come from one crop, so resize, crop and
 * mirroring are the same for both.
 *
 * <p>With {@link SampleDetail#EXPLAINED} it also gives, in colours 0 .. 255 for people to look at,
 * {@code crop} {@code [crop, crop, 3]}, {@code target} {@code [target, target, 3]}, the colour that
 * the soft target means on the mean L of its square, and {@code recolored} {@code [crop, crop, 3]},
 * the crop's L with those colours enlarged; and {@code flipped}.
 */
final class ColorizationTransform implements PhotoTransform {
  private final ColorizationInput task;
  private final SampleDetail detail;
  private final int crop;
  private final int target;
  private final RandomSlots slots = new RandomSlots();
  private final Slot flip = slots.add();
  private final Slot corner = slots.add(2);

  ColorizationTransform(ColorizationInput task, SampleDetail detail) {
    this.task = task;
    this.detail = detail;
    crop = task.photo().getCrop();
    target = task.photo().getTarget();
  }

  @Override
  public int neededSide() {
    return task.photo().getResize();
  }

  @Override
  public RandomSlots slots() {
    return slots;
  }

  @Override
  public List<Output> outputs() {
    Shape neighbors = Shape.of(target, target, task.encoding().neighbors());
    List<Output> outputs = new ArrayList<>();
    outputs.add(new Output("lightness", TFloat32.class, Shape.of(crop, crop, task.channels())));
    outputs.add(new Output("bins", TInt32.class, neighbors));
    outputs.add(new Output("weights", TFloat32.class, neighbors));
    outputs.add(new Output("ab", TFloat32.class, Shape.of(target, target, 2)));
    outputs.add(new Output("mask", TFloat32.class, Shape.scalar()));
    if (detail == SampleDetail.EXPLAINED) {
      outputs.add(new Output("flipped", TBool.class, Shape.scalar()));
      outputs.add(new Output("crop", TFloat32.class, Shape.of(crop, crop, 3)));
      outputs.add(new Output("target", TFloat32.class, Shape.of(target, target, 3)));
      outputs.add(new Output("recolored", TFloat32.class, Shape.of(crop, crop, 3)));
    }
    return outputs;
  }

  @Override
  public Map<String, Operand<?>> build(Ops tf, RawSample raw) {
    SampleRandom random = raw.random();
    ColorCropConfig config = task.photo();
    Operand<TBool> flipped = random.chance(flip, config.getFlipProbability());
    SquareCrop square = new SquareCrop(config.getResize(), crop);
    PhotoSampler sampler = new PhotoSampler(tf, raw.photo(), square, flipped);
    Operand<TFloat32> place = random.below(corner, sampler.cornerChoices());
    Operand<TFloat32> rgb = sampler.squares(tf.expandDims(place, tf.constant(0)), crop);
    Operand<TFloat32> lab = Lab.fromRgb(tf, rgb);
    Operand<TFloat32> means = tf.image.resizeArea(lab, tf.array(target, target));
    Operand<TFloat32> ab = channels(tf, means, 1, 2);
    SoftEncoding.Encoded encoded = task.encoding().build(tf, tf.reshape(ab, tf.array(-1, 2)));

    Map<String, Operand<?>> sample = new LinkedHashMap<>();
    sample.put("lightness", lightness(tf, lab));
    sample.put("bins", tf.reshape(encoded.bins(), neighborsShape(tf)));
    sample.put("weights", tf.reshape(encoded.weights(), neighborsShape(tf)));
    sample.put("ab", tf.reshape(ab, tf.array(target, target, 2)));
    sample.put("mask", mask(tf, ab));
    if (detail == SampleDetail.EXPLAINED) {
      sample.put("flipped", flipped);
      sample.put("crop", tf.reshape(rgb, tf.array(crop, crop, 3)));
      explain(tf, lab, means, encoded, sample);
    }
    return sample;
  }

  private Operand<TInt32> neighborsShape(Ops tf) {
    return tf.array(target, target, task.encoding().neighbors());
  }

  private static Operand<TFloat32> channels(Ops tf, Operand<TFloat32> map, int first, int count) {
    return tf.slice(map, tf.array(0, 0, 0, first), tf.array(-1, -1, -1, count));
  }

  private Operand<TFloat32> lightness(Ops tf, Operand<TFloat32> lab) {
    return tf.reshape(
        Lightness.of(tf, lab, task.channels()), tf.array(crop, crop, task.channels()));
  }

  private Operand<TFloat32> mask(Ops tf, Operand<TFloat32> ab) {
    Operand<TFloat32> strongest = tf.reduceMax(tf.math.abs(ab), tf.array(0, 1, 2, 3));
    Operand<TBool> colored =
        tf.math.greater(strongest, tf.constant((float) task.photo().getGreyThreshold()));
    return tf.dtypes.cast(colored, TFloat32.class);
  }

  private void explain(
      Ops tf,
      Operand<TFloat32> lab,
      Operand<TFloat32> means,
      SoftEncoding.Encoded encoded,
      Map<String, Operand<?>> sample) {
    Operand<TFloat32> centers =
        tf.gather(tf.constant(task.bins().centers()), encoded.bins(), tf.constant(0));
    Operand<TFloat32> meant =
        tf.reduceSum(
            tf.math.mul(centers, tf.expandDims(encoded.weights(), tf.constant(2))), tf.constant(1));
    Operand<TFloat32> map = tf.reshape(meant, tf.array(1, target, target, 2));
    Operand<TFloat32> enlarged =
        tf.image.resizeBilinear(map, tf.array(crop, crop), ResizeBilinear.halfPixelCenters(true));
    sample.put("target", tf.reshape(colors(tf, means, map), tf.array(target, target, 3)));
    sample.put("recolored", tf.reshape(colors(tf, lab, enlarged), tf.array(crop, crop, 3)));
  }

  /** The L of one map with the ab of another. */
  private static Operand<TFloat32> colors(Ops tf, Operand<TFloat32> lab, Operand<TFloat32> ab) {
    return Lab.toRgb(tf, tf.concat(List.of(channels(tf, lab, 0, 1), ab), tf.constant(3)));
  }
}
