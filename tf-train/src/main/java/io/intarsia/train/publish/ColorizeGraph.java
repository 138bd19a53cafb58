package io.intarsia.train.publish;

import io.intarsia.core.image.Lab;
import java.util.List;
import org.tensorflow.ConcreteFunction;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.op.image.DecodeJpeg;
import org.tensorflow.op.image.ResizeBilinear;
import org.tensorflow.op.image.ScaleAndTranslate;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TString;
import org.tensorflow.types.TUint8;

/**
 * The two ends of a served colorization, picture by picture, because pictures of one batch differ
 * in size: from encoded bytes to the square that the network sees, and from the network's colours
 * back to a picture of the original's size.
 */
final class ColorizeGraph {
  private ColorizeGraph() {}

  /**
   * Whole pictures stretched to a square, antialiased where they shrink.
   *
   * @param bytes {@code [n]}, JPEG or PNG
   * @param side pixels
   * @return {@code [n, side, side, 3]}, RGB, 0 .. 255
   */
  static Operand<TFloat32> squares(Graph graph, Ops tf, Operand<TString> bytes, int side) {
    Shape square = Shape.of(side, side, 3);
    try (ConcreteFunction picture = ConcreteFunction.create(ops -> square(ops, side))) {
      graph.attachFunction(picture);
      return tf.mapDefun(
              List.of(bytes), List.of(), List.of(TFloat32.class), List.of(square), picture)
          .output()
          .get(0)
          .asOutput()
          .expect(TFloat32.class);
    }
  }

  private static Signature square(Ops tf, int side) {
    Placeholder<TString> bytes = tf.placeholder(TString.class, Placeholder.shape(Shape.scalar()));
    Operand<TUint8> pixels = decode(tf, bytes);
    Operand<TFloat32> scale =
        tf.math.div(tf.constant((float) side), tf.dtypes.cast(size(tf, pixels), TFloat32.class));
    Operand<TFloat32> resized =
        tf.image.scaleAndTranslate(
            tf.expandDims(pixels, tf.constant(0)),
            tf.array(side, side),
            scale,
            tf.constant(new float[2]),
            ScaleAndTranslate.kernelType("triangle"),
            ScaleAndTranslate.antialias(true));
    return Signature.builder()
        .input("bytes", bytes)
        .output("square", tf.reshape(resized, tf.array(side, side, 3)))
        .build();
  }

  /**
   * Pictures with the lightness of the originals and other colours, which are stretched over them.
   *
   * @param bytes {@code [n]}, JPEG or PNG
   * @param ab {@code [n, height, width, 2]}, all but n known
   * @return {@code [n]}, PNG of the originals' sizes
   */
  static Operand<TString> recolored(
      Graph graph, Ops tf, Operand<TString> bytes, Operand<TFloat32> ab) {
    Shape map = ab.shape().tail();
    try (ConcreteFunction picture = ConcreteFunction.create(ops -> recolored(ops, map))) {
      graph.attachFunction(picture);
      return tf.mapDefun(
              List.of(bytes, ab),
              List.of(),
              List.of(TString.class),
              List.of(Shape.scalar()),
              picture)
          .output()
          .get(0)
          .asOutput()
          .expect(TString.class);
    }
  }

  private static Signature recolored(Ops tf, Shape map) {
    Placeholder<TString> bytes = tf.placeholder(TString.class, Placeholder.shape(Shape.scalar()));
    Placeholder<TFloat32> ab = tf.placeholder(TFloat32.class, Placeholder.shape(map));
    Operand<TUint8> pixels = decode(tf, bytes);
    Operand<TFloat32> lightness =
        tf.slice(
            Lab.fromRgb(tf, tf.dtypes.cast(pixels, TFloat32.class)),
            tf.array(0, 0, 0),
            tf.array(-1, -1, 1));
    Operand<TFloat32> colors =
        tf.squeeze(
            tf.image.resizeBilinear(
                tf.expandDims(ab, tf.constant(0)),
                size(tf, pixels),
                ResizeBilinear.halfPixelCenters(true)),
            Squeeze.axis(List.of(0L)));
    Operand<TFloat32> rgb = Lab.toRgb(tf, tf.concat(List.of(lightness, colors), tf.constant(2)));
    Operand<TString> png = tf.image.encodePng(tf.dtypes.cast(tf.math.rint(rgb), TUint8.class));
    return Signature.builder().input("bytes", bytes).input("ab", ab).output("png", png).build();
  }

  /** PNG too. The accurate inverse transform gives the same pixels on every machine. */
  private static Operand<TUint8> decode(Ops tf, Operand<TString> bytes) {
    return tf.image.decodeJpeg(
        bytes, DecodeJpeg.channels(3L), DecodeJpeg.dctMethod("INTEGER_ACCURATE"));
  }

  private static Operand<TInt32> size(Ops tf, Operand<TUint8> pixels) {
    return tf.slice(tf.shape(pixels), tf.array(0), tf.array(2));
  }
}
