package io.intarsia.train.publish;

import java.util.List;
import java.util.function.Function;
import org.tensorflow.ConcreteFunction;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.image.DecodeJpeg;
import org.tensorflow.op.image.ScaleAndTranslate;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TString;
import org.tensorflow.types.TUint8;
import org.tensorflow.types.family.TType;

/** What serving does to pictures one by one, because those of a batch differ in size. */
public final class EncodedPictures {
  private EncodedPictures() {}

  /**
   * Runs a function for each element of a batch.
   *
   * @param arguments tensors {@code [n, ...]}; the function gets an element of each, in their order
   * @param type of the function's only output
   * @param shape of the function's output
   * @return {@code [n, shape]}
   */
  public static <T extends TType> Operand<T> forEach(
      Graph graph,
      Ops tf,
      List<? extends Operand<?>> arguments,
      Class<T> type,
      Shape shape,
      Function<Ops, Signature> function) {
    try (ConcreteFunction element = ConcreteFunction.create(function)) {
      graph.attachFunction(element);
      return tf.mapDefun(List.copyOf(arguments), List.of(), List.of(type), List.of(shape), element)
          .output()
          .get(0)
          .asOutput()
          .expect(type);
    }
  }

  /**
   * Decodes a JPEG or PNG. The accurate inverse transform gives the same pixels on every machine.
   *
   * @param bytes a scalar
   * @return {@code [height, width, 3]}
   */
  public static Operand<TUint8> decode(Ops tf, Operand<TString> bytes) {
    return tf.image.decodeJpeg(
        bytes, DecodeJpeg.channels(3L), DecodeJpeg.dctMethod("INTEGER_ACCURATE"));
  }

  /** Height and width of {@code [height, width, 3]}. */
  public static Operand<TInt32> size(Ops tf, Operand<TUint8> pixels) {
    return tf.slice(tf.shape(pixels), tf.array(0), tf.array(2));
  }

  /**
   * A square out of the scaled and moved picture: bilinear with half-pixel centres and, where it
   * shrinks, antialiased (a triangle as wide as the shrink), as PIL's and torchvision's are; large
   * photographs would alias without.
   *
   * @param pixels {@code [height, width, 3]}
   * @param scale of height and width, {@code [2]}
   * @param translation down and right after scaling, pixels, {@code [2]}
   * @return {@code [side, side, 3]}, 0 .. 255
   */
  static Operand<TFloat32> square(
      Ops tf,
      Operand<TUint8> pixels,
      Operand<TFloat32> scale,
      Operand<TFloat32> translation,
      int side) {
    Operand<TFloat32> resampled =
        tf.image.scaleAndTranslate(
            tf.expandDims(pixels, tf.constant(0)),
            tf.array(side, side),
            scale,
            translation,
            ScaleAndTranslate.kernelType("triangle"),
            ScaleAndTranslate.antialias(true));
    return tf.reshape(resampled, tf.array(side, side, 3));
  }
}
