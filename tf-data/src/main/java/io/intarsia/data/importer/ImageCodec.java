package io.intarsia.data.importer;

import com.google.errorprone.annotations.MustBeClosed;
import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.data.layout.RejectedException;
import io.intarsia.proto.RejectReason;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.exceptions.TFInvalidArgumentException;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.image.DecodeJpeg;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TString;
import org.tensorflow.types.TUint8;

/**
 * TensorFlow's own decoder, run on every picture at import so that training meets no picture which
 * it cannot decode. May be used by several threads.
 */
final class ImageCodec implements AutoCloseable {
  private final Graph graph = new Graph();
  private final GraphSession session;
  private final Placeholder<TString> encoded;
  private final Operand<TUint8> decoded;
  private final Operand<TInt32> decodedShape;
  private final Placeholder<TUint8> pixels;
  private final Operand<TString> jpeg;
  private final Operand<TString> png;

  /** Builds the graph. */
  @MustBeClosed
  @SuppressWarnings("MustBeClosedChecker") // The session is closed by close().
  ImageCodec(SessionOptions options) {
    Ops tf = Ops.create(graph);
    encoded = tf.placeholder(TString.class, Placeholder.shape(Shape.scalar()));
    // Decodes PNG too, as every decoder of TensorFlow does: the content decides, not the name.
    decoded = tf.image.decodeJpeg(encoded, DecodeJpeg.channels(3L));
    decodedShape = tf.shape(decoded);
    pixels = tf.placeholder(TUint8.class, Placeholder.shape(Shape.of(-1, -1, 3)));
    jpeg = tf.image.encodeJpeg(pixels);
    png = tf.image.encodePng(pixels);
    session = GraphSession.open(graph, options);
  }

  /**
   * Decodes and forgets the pixels.
   *
   * @throws RejectedException if TensorFlow does not decode it
   */
  void check(byte[] bytes) throws RejectedException {
    run(bytes, decodedShape, result -> 0);
  }

  /**
   * Decodes to pixels as stored, whatever the Exif orientation says.
   *
   * @throws RejectedException if TensorFlow does not decode it
   */
  Pixels decode(byte[] bytes) throws RejectedException {
    return run(
        bytes,
        decoded,
        result -> {
          TUint8 tensor = (TUint8) result.get(0);
          byte[] rgb = new byte[Math.toIntExact(tensor.size())];
          tensor.copyTo(DataBuffers.of(rgb, false, false));
          return new Pixels((int) tensor.shape().get(0), (int) tensor.shape().get(1), rgb);
        });
  }

  /** JPEG of quality 95. */
  byte[] encodeJpeg(Pixels image) {
    return encode(image, jpeg);
  }

  /** PNG, without loss. */
  byte[] encodePng(Pixels image) {
    return encode(image, png);
  }

  private <R> R run(byte[] bytes, Operand<?> output, Function<Result, R> reader)
      throws RejectedException {
    try (TString input = TString.tensorOfBytes(NdArrays.scalarOfObject(bytes))) {
      return session.fetch(Map.of(encoded, input), List.of(output), List.of(), reader);
    } catch (TFInvalidArgumentException e) {
      throw new RejectedException(RejectReason.CORRUPT, words(e));
    }
  }

  private byte[] encode(Pixels image, Operand<TString> encoder) {
    Shape shape = Shape.of(image.height(), image.width(), 3);
    try (TUint8 input = TUint8.tensorOf(shape, DataBuffers.of(image.rgb(), false, false))) {
      return session.fetch(
          Map.of(pixels, input),
          List.of(encoder),
          List.of(),
          result -> ((TString) result.get(0)).asBytes().getObject());
    }
  }

  /** The decoder's own sentence, without the graph's node names behind it. */
  private static String words(TFInvalidArgumentException e) {
    String message = String.valueOf(e.getMessage());
    return message.lines().findFirst().orElse("").replaceFirst("\\s*\\[\\[.*$", "");
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
