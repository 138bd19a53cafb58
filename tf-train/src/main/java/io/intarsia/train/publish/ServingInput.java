package io.intarsia.train.publish;

import java.util.List;
import org.tensorflow.ConcreteFunction;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.image.DecodeJpeg;
import org.tensorflow.op.image.ScaleAndTranslate;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TString;
import org.tensorflow.types.TUint8;

/**
 * From encoded pictures to the pixels that a published backbone sees: the short side is resized to
 * {@value #SHORT_SIDE}, the middle {@value #CROP} x {@value #CROP} kept. The resize is bilinear
 * with half-pixel centres and, where it shrinks, antialiased (a triangle as wide as the shrink), as
 * PIL's and torchvision's are; large photographs would alias without. Both steps are one resampling
 * about the picture's centre.
 *
 * <p>A batch of none gives none; a batch with one undecodable picture fails whole. Orientation
 * stored in EXIF is not applied.
 */
final class ServingInput {
  static final int SHORT_SIDE = 256;
  static final int CROP = 224;

  private ServingInput() {}

  /**
   * Builds decoding and resizing, picture by picture inside a function of the graph.
   *
   * @param bytes {@code [n]}, JPEG or PNG
   * @return {@code [n, 224, 224, 3]}, RGB, 0 .. 255
   */
  static Operand<TFloat32> build(Graph graph, Ops tf, Operand<TString> bytes) {
    try (ConcreteFunction picture = ConcreteFunction.create(ServingInput::picture)) {
      graph.attachFunction(picture);
      return tf.mapDefun(
              List.of(bytes),
              List.of(),
              List.of(TFloat32.class),
              List.of(Shape.of(CROP, CROP, 3)),
              picture)
          .output()
          .get(0)
          .asOutput()
          .expect(TFloat32.class);
    }
  }

  private static Signature picture(Ops tf) {
    Placeholder<TString> bytes = tf.placeholder(TString.class, Placeholder.shape(Shape.scalar()));
    // Decodes PNG too. The accurate inverse transform gives the same pixels on every machine.
    Operand<TUint8> pixels =
        tf.image.decodeJpeg(
            bytes, DecodeJpeg.channels(3L), DecodeJpeg.dctMethod("INTEGER_ACCURATE"));
    return Signature.builder()
        .input("bytes", bytes)
        .output("picture", resizeAndCrop(tf, pixels))
        .build();
  }

  private static Operand<TFloat32> resizeAndCrop(Ops tf, Operand<TUint8> pixels) {
    Operand<TInt32> sides = tf.slice(tf.shape(pixels), tf.array(0), tf.array(2));
    Operand<TFloat32> size = tf.dtypes.cast(sides, TFloat32.class);
    Operand<TFloat32> scale =
        tf.math.div(tf.constant((float) SHORT_SIDE), tf.reduceMin(size, tf.constant(0)));
    Operand<TFloat32> middle = tf.math.mul(size, tf.math.mul(scale, tf.constant(0.5f)));
    Operand<TFloat32> resized =
        tf.image.scaleAndTranslate(
            tf.expandDims(pixels, tf.constant(0)),
            tf.array(CROP, CROP),
            tf.fill(tf.array(2), scale),
            tf.math.sub(tf.constant(CROP / 2f), middle),
            ScaleAndTranslate.kernelType("triangle"),
            ScaleAndTranslate.antialias(true));
    return tf.reshape(resized, tf.array(CROP, CROP, 3));
  }
}
