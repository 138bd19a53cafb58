package io.intarsia.data.input;

import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.image.ResizeBilinear;
import org.tensorflow.op.image.ScaleAndTranslate;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A photo as evaluations see it: whole, stretched to a square, neither cropped nor mirrored.
 *
 * <p>At 224 and 227 pixels in the authors' two steps (Goyal et al., {@code tools/svm}): the short
 * side becomes 256, then the photo is stretched, both bilinear with half-pixel centres and without
 * a filter, as OpenCV resizes. At other sides, which have no protocol, in one step with a filter
 * wide enough for the reduction, so that small squares do not alias.
 */
final class StretchTransform implements PhotoTransform {
  private static final List<Integer> PROTOCOL_SIDES = List.of(224, 227);
  private static final float PROTOCOL_SHORT_SIDE = 256;

  private final int side;

  StretchTransform(int side) {
    this.side = side;
  }

  @Override
  public int neededSide() {
    return 0;
  }

  @Override
  public RandomSlots slots() {
    return new RandomSlots();
  }

  @Override
  public List<Output> outputs() {
    return List.of(new Output(EvaluationInput.IMAGE, TFloat32.class, Shape.of(side, side, 3)));
  }

  @Override
  public Map<String, Operand<?>> build(Ops tf, RawSample raw) {
    Operand<TFloat32> batch =
        tf.expandDims(tf.dtypes.cast(raw.photo(), TFloat32.class), tf.constant(0));
    Operand<TFloat32> size =
        tf.dtypes.cast(tf.slice(tf.shape(raw.photo()), tf.array(0), tf.array(2)), TFloat32.class);
    Operand<TFloat32> square =
        PROTOCOL_SIDES.contains(side) ? inTwoSteps(tf, batch, size) : inOneStep(tf, batch, size);
    return Map.of(
        EvaluationInput.IMAGE, tf.reshape(square, tf.constant(new int[] {side, side, 3})));
  }

  private Operand<TFloat32> inTwoSteps(Ops tf, Operand<TFloat32> batch, Operand<TFloat32> size) {
    Operand<TFloat32> shortSide = tf.reduceMin(size, tf.constant(0));
    Operand<TFloat32> scale = tf.math.div(tf.constant(PROTOCOL_SHORT_SIDE), shortSide);
    Operand<TInt32> scaled = tf.dtypes.cast(tf.math.rint(tf.math.mul(size, scale)), TInt32.class);
    return bilinear(tf, bilinear(tf, batch, scaled), tf.array(side, side));
  }

  private static Operand<TFloat32> bilinear(Ops tf, Operand<TFloat32> batch, Operand<TInt32> size) {
    return tf.image.resizeBilinear(batch, size, ResizeBilinear.halfPixelCenters(true));
  }

  private Operand<TFloat32> inOneStep(Ops tf, Operand<TFloat32> batch, Operand<TFloat32> size) {
    return tf.image.scaleAndTranslate(
        batch,
        tf.array(side, side),
        tf.math.div(tf.constant((float) side), size),
        tf.constant(new float[] {0, 0}),
        ScaleAndTranslate.kernelType("triangle"),
        ScaleAndTranslate.antialias(true));
  }
}
