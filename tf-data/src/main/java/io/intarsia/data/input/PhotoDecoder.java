package io.intarsia.data.input;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.tensorflow.ConcreteFunction;
import org.tensorflow.Operand;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Case;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.op.image.DecodeImage;
import org.tensorflow.op.image.DecodeJpeg;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TString;
import org.tensorflow.types.TUint8;

/**
 * Decodes a photo of any format that TensorFlow knows to three channels, in graph.
 *
 * <p>A photo at least twice as large as needed is shrunk by 2, 4 or 8 on the way, to the smallest
 * of these sizes that is large enough: JPEG while it is decoded (libjpeg's scaled inverse
 * transform), other formats by averaging blocks. What is sampled afterwards, without a filter of
 * its own, is then less than twice too fine, or the photo more than sixteen times too large.
 */
final class PhotoDecoder {
  private static final Shape PHOTO = Shape.of(Shape.UNKNOWN_SIZE, Shape.UNKNOWN_SIZE, 3);
  private static final List<Integer> SHRINKS = List.of(1, 2, 4, 8);
  private static final byte[] JPEG_MAGIC = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

  private final int neededSide;

  /**
   * A decoder.
   *
   * @param neededSide length that the short side must keep, in pixels; 0 never shrinks
   */
  PhotoDecoder(int neededSide) {
    this.neededSide = neededSide;
  }

  /** Pixels {@code [height, width, 3]} of a photo's bytes, a scalar. */
  Operand<TUint8> decode(Ops tf, Operand<TString> bytes) {
    if (neededSide == 0) {
      return decodeImage(tf, bytes);
    }
    List<BiFunction<Ops, Operand<TString>, Operand<TUint8>>> formats =
        List.of(this::decodeOther, this::decodeJpeg);
    return choose(tf, tf.dtypes.cast(isJpeg(tf, bytes), TInt32.class), bytes, formats);
  }

  private static Operand<TBool> isJpeg(Ops tf, Operand<TString> bytes) {
    try (TString magic = TString.tensorOfBytes(NdArrays.scalarOfObject(JPEG_MAGIC))) {
      Operand<TString> start =
          tf.strings.substr(bytes, tf.constant(0), tf.constant(JPEG_MAGIC.length));
      return tf.math.equal(start, tf.constantOf(magic));
    }
  }

  private Operand<TUint8> decodeJpeg(Ops tf, Operand<TString> bytes) {
    List<BiFunction<Ops, Operand<TString>, Operand<TUint8>>> shrinking = new ArrayList<>();
    for (long ratio : SHRINKS) {
      shrinking.add(
          (ops, jpeg) ->
              ops.image.decodeJpeg(jpeg, DecodeJpeg.channels(3L), DecodeJpeg.ratio(ratio)));
    }
    return choose(tf, shrinkBits(tf, tf.image.extractJpegShape(bytes)), bytes, shrinking);
  }

  private Operand<TUint8> decodeOther(Ops tf, Operand<TString> bytes) {
    Operand<TUint8> photo = decodeImage(tf, bytes);
    Operand<TInt32> size = tf.slice(tf.shape(photo), tf.array(0), tf.array(2));
    Operand<TInt32> shrink = tf.bitwise.leftShift(tf.constant(1), shrinkBits(tf, size));
    Operand<TFloat32> shrunk =
        tf.image.resizeArea(tf.expandDims(photo, tf.constant(0)), tf.math.floorDiv(size, shrink));
    return tf.dtypes.cast(
        tf.math.rint(tf.squeeze(shrunk, Squeeze.axis(List.of(0L)))), TUint8.class);
  }

  private static Operand<TUint8> decodeImage(Ops tf, Operand<TString> bytes) {
    return tf.image.decodeImage(
        bytes, TUint8.class, DecodeImage.channels(3L), DecodeImage.expandAnimations(false));
  }

  /** How many of the shrinks 2, 4, 8 leave the short side of a size (height, width, ...) enough. */
  private Operand<TInt32> shrinkBits(Ops tf, Operand<TInt32> size) {
    Operand<TInt32> shortSide =
        tf.reduceMin(tf.slice(size, tf.array(0), tf.array(2)), tf.constant(0));
    int[] enough =
        SHRINKS.stream()
            .skip(1)
            .mapToInt(shrink -> Math.multiplyExact(shrink, neededSide))
            .toArray();
    Operand<TBool> fits = tf.math.greaterEqual(shortSide, tf.constant(enough));
    return tf.reduceSum(tf.dtypes.cast(fits, TInt32.class), tf.constant(0));
  }

  private static Operand<TUint8> choose(
      Ops tf,
      Operand<TInt32> branch,
      Operand<TString> bytes,
      List<BiFunction<Ops, Operand<TString>, Operand<TUint8>>> decoders) {
    List<ConcreteFunction> functions = decoders.stream().map(PhotoDecoder::function).toList();
    try {
      return tf.statelessCase(
              branch, List.of(bytes), List.of(TUint8.class), functions, Case.outputShapes(PHOTO))
          .output()
          .get(0)
          .expect(TUint8.class);
    } finally {
      functions.forEach(ConcreteFunction::close);
    }
  }

  private static ConcreteFunction function(
      BiFunction<Ops, Operand<TString>, Operand<TUint8>> decoder) {
    return ConcreteFunction.create(
        tf -> {
          Placeholder<TString> bytes =
              tf.placeholder(TString.class, Placeholder.shape(Shape.scalar()));
          return Signature.builder()
              .input("bytes", bytes)
              .output("photo", decoder.apply(tf, bytes))
              .build();
        });
  }
}
