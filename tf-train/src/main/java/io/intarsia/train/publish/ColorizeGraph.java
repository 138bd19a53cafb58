package io.intarsia.train.publish;

import io.intarsia.core.image.Lab;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.op.image.ResizeBilinear;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TString;
import org.tensorflow.types.TUint8;

/**
 * The two ends of a served colorization: from encoded bytes to the square that the network sees,
 * and from the network's colours back to a picture of the original's size.
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
    return EncodedPictures.forEach(
        graph,
        tf,
        List.of(bytes),
        TFloat32.class,
        Shape.of(side, side, 3),
        ops -> square(ops, side));
  }

  private static Signature square(Ops tf, int side) {
    Placeholder<TString> bytes = tf.placeholder(TString.class, Placeholder.shape(Shape.scalar()));
    Operand<TUint8> pixels = EncodedPictures.decode(tf, bytes);
    Operand<TFloat32> size = tf.dtypes.cast(EncodedPictures.size(tf, pixels), TFloat32.class);
    Operand<TFloat32> scale = tf.math.div(tf.constant((float) side), size);
    Operand<TFloat32> origin = tf.constant(new float[2]);
    return Signature.builder()
        .input("bytes", bytes)
        .output("square", EncodedPictures.square(tf, pixels, scale, origin, side))
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
    return EncodedPictures.forEach(
        graph, tf, List.of(bytes, ab), TString.class, Shape.scalar(), ops -> recolored(ops, map));
  }

  private static Signature recolored(Ops tf, Shape map) {
    Placeholder<TString> bytes = tf.placeholder(TString.class, Placeholder.shape(Shape.scalar()));
    Placeholder<TFloat32> ab = tf.placeholder(TFloat32.class, Placeholder.shape(map));
    Operand<TUint8> pixels = EncodedPictures.decode(tf, bytes);
    Operand<TFloat32> lightness =
        tf.slice(
            Lab.fromRgb(tf, tf.dtypes.cast(pixels, TFloat32.class)),
            tf.array(0, 0, 0),
            tf.array(-1, -1, 1));
    Operand<TFloat32> colors =
        tf.squeeze(
            tf.image.resizeBilinear(
                tf.expandDims(ab, tf.constant(0)),
                EncodedPictures.size(tf, pixels),
                ResizeBilinear.halfPixelCenters(true)),
            Squeeze.axis(List.of(0L)));
    Operand<TFloat32> rgb = Lab.toRgb(tf, tf.concat(List.of(lightness, colors), tf.constant(2)));
    Operand<TString> png = tf.image.encodePng(tf.dtypes.cast(tf.math.rint(rgb), TUint8.class));
    return Signature.builder().input("bytes", bytes).input("ab", ab).output("png", png).build();
  }
}
