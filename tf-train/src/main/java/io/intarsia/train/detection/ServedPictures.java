package io.intarsia.train.detection;

import io.intarsia.core.image.BackboneInput;
import io.intarsia.core.image.PictureScale;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.InputChannels;
import io.intarsia.train.publish.EncodedPictures;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TString;
import org.tensorflow.types.TUint8;

/**
 * Encoded pictures of any sizes as a detector sees them: scaled as in training, and padded with
 * zeros to the largest of the batch. Each is decoded twice, first for its size.
 *
 * @param images {@code [n, height, width, channels]}
 * @param sizes height and width of the pictures themselves, {@code [n, 2]}
 * @param factors what their pixels were scaled by, {@code [n]}
 */
record ServedPictures(Operand<TFloat32> images, Operand<TInt32> sizes, Operand<TFloat32> factors) {

  /**
   * Builds decoding and scaling.
   *
   * @param bytes {@code [n]}, JPEG or PNG, at least one
   */
  static ServedPictures build(
      Graph graph, Ops tf, Operand<TString> bytes, ExperimentConfig backbone, PictureScale scale) {
    Operand<TInt32> sizes =
        EncodedPictures.forEach(
            graph, tf, List.of(bytes), TInt32.class, Shape.of(2), ServedPictures::size);
    Operand<TInt32> scaled =
        EncodedPictures.forEach(
            graph, tf, List.of(sizes), TInt32.class, Shape.of(2), ops -> scaled(ops, scale));
    Operand<TFloat32> factors =
        EncodedPictures.forEach(
            graph, tf, List.of(sizes), TFloat32.class, Shape.scalar(), ops -> factor(ops, scale));
    Operand<TInt32> canvas = tf.reduceMax(scaled, tf.constant(0));
    Operand<TInt32> canvases = tf.math.add(tf.zerosLike(scaled), canvas);
    Operand<TFloat32> images =
        EncodedPictures.forEach(
            graph,
            tf,
            List.of(bytes, canvases),
            TFloat32.class,
            imageShape(backbone),
            ops -> picture(ops, backbone, scale));
    return new ServedPictures(images, sizes, factors);
  }

  private static Shape imageShape(ExperimentConfig backbone) {
    long channels = backbone.getBackbone().getInput() == InputChannels.LIGHTNESS ? 1 : 3;
    return Shape.of(Shape.UNKNOWN_SIZE, Shape.UNKNOWN_SIZE, channels);
  }

  private static Signature size(Ops tf) {
    Placeholder<TString> bytes = tf.placeholder(TString.class, Placeholder.shape(Shape.scalar()));
    Operand<TInt32> size = EncodedPictures.size(tf, EncodedPictures.decode(tf, bytes));
    return Signature.builder().input("bytes", bytes).output("size", size).build();
  }

  private static Signature scaled(Ops tf, PictureScale scale) {
    Placeholder<TInt32> size = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(2)));
    return Signature.builder().input("size", size).output("scaled", scale.scaled(tf, size)).build();
  }

  private static Signature factor(Ops tf, PictureScale scale) {
    Placeholder<TInt32> size = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(2)));
    return Signature.builder().input("size", size).output("factor", scale.factor(tf, size)).build();
  }

  private static Signature picture(Ops tf, ExperimentConfig backbone, PictureScale scale) {
    Placeholder<TString> bytes = tf.placeholder(TString.class, Placeholder.shape(Shape.scalar()));
    Placeholder<TInt32> canvas = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(2)));
    Operand<TUint8> photo = EncodedPictures.decode(tf, bytes);
    Operand<TInt32> own = scale.scaled(tf, EncodedPictures.size(tf, photo));
    Operand<TFloat32> seen =
        tf.squeeze(
            BackboneInput.build(tf, backbone, scale.scale(tf, photo, own)),
            Squeeze.axis(List.of(0L)));
    Operand<TInt32> missing =
        tf.concat(List.of(tf.math.sub(canvas, own), tf.array(0)), tf.constant(0));
    Operand<TInt32> border =
        tf.stack(List.of(tf.zerosLike(missing), missing), org.tensorflow.op.core.Stack.axis(1L));
    return Signature.builder()
        .input("bytes", bytes)
        .input("canvas", canvas)
        .output("picture", tf.pad(seen, border, tf.constant(0f)))
        .build();
  }
}
