package io.intarsia.train.publish;

import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TString;
import org.tensorflow.types.TUint8;

/**
 * From encoded pictures to the pixels that a published backbone sees: the short side is resized to
 * {@value #SHORT_SIDE}, the middle {@value #CROP} x {@value #CROP} kept. Both steps are one
 * resampling ({@link EncodedPictures#square}) about the picture's centre.
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
    return EncodedPictures.forEach(
        graph, tf, List.of(bytes), TFloat32.class, Shape.of(CROP, CROP, 3), ServingInput::picture);
  }

  private static Signature picture(Ops tf) {
    Placeholder<TString> bytes = tf.placeholder(TString.class, Placeholder.shape(Shape.scalar()));
    Operand<TUint8> pixels = EncodedPictures.decode(tf, bytes);
    return Signature.builder()
        .input("bytes", bytes)
        .output("picture", resizeAndCrop(tf, pixels))
        .build();
  }

  private static Operand<TFloat32> resizeAndCrop(Ops tf, Operand<TUint8> pixels) {
    Operand<TFloat32> size = tf.dtypes.cast(EncodedPictures.size(tf, pixels), TFloat32.class);
    Operand<TFloat32> scale =
        tf.math.div(tf.constant((float) SHORT_SIDE), tf.reduceMin(size, tf.constant(0)));
    Operand<TFloat32> middle = tf.math.mul(size, tf.math.mul(scale, tf.constant(0.5f)));
    return EncodedPictures.square(
        tf, pixels, tf.fill(tf.array(2), scale), tf.math.sub(tf.constant(CROP / 2f), middle), CROP);
  }
}
