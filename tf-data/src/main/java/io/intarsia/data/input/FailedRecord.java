package io.intarsia.data.input;

import io.intarsia.core.UserException;
import io.intarsia.core.files.CorruptFileException;
import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.data.dataset.ImageRecord;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;
import org.tensorflow.types.TUint8;

/**
 * Finds the record that broke a batch: TensorFlow's own error says what is wrong with a picture,
 * never which picture it is. The records of the batch are read and decoded again, one by one.
 */
final class FailedRecord {
  private final SampleStream stream;
  private final PhotoDecoder decoder;

  FailedRecord(SampleStream stream, PhotoDecoder decoder) {
    this.stream = stream;
    this.decoder = decoder;
  }

  /** The first record of those positions that cannot be read or decoded, as a user's mistake. */
  Optional<UserException> find(List<Long> positions) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Placeholder<TInt64> position =
          tf.placeholder(TInt64.class, Placeholder.shape(Shape.scalar()));
      // A sequential order gives the placeholder back, and what is fed cannot be fetched.
      Operand<TInt64> place = tf.identity(stream.order().place(tf, position));
      Placeholder<TString> bytes = tf.placeholder(TString.class, Placeholder.shape(Shape.scalar()));
      Operand<TUint8> photo = decoder.decode(tf, bytes);
      try (GraphSession session = GraphSession.open(graph, SessionOptions.defaults())) {
        for (long number : positions) {
          long record = stream.feed().record(placeOf(session, position, place, number));
          Optional<String> problem = problem(session, bytes, photo, record);
          if (problem.isPresent()) {
            return Optional.of(
                new UserException(
                    "%s: %s; import the pictures again"
                        .formatted(stream.feed().directory(), problem.get())));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static long placeOf(
      GraphSession session, Placeholder<TInt64> position, Operand<TInt64> place, long number) {
    try (TInt64 fed = TInt64.scalarOf(number)) {
      return session.fetch(
          Map.of(position, fed),
          List.of(place),
          List.of(),
          result -> ((TInt64) result.get(0)).getLong());
    }
  }

  private Optional<String> problem(
      GraphSession session, Placeholder<TString> bytes, Operand<TUint8> photo, long number) {
    try {
      ImageRecord record = stream.feed().read(number);
      try (TString fed =
          TString.tensorOfBytes(NdArrays.scalarOfObject(record.bytes().toByteArray()))) {
        session.run(Map.of(bytes, fed), List.of(photo));
        return Optional.empty();
      } catch (RuntimeException e) {
        // TensorFlow's exceptions have no type of their own in common.
        return Optional.of(
            "record %d, '%s', cannot be decoded: %s"
                .formatted(number, record.name(), firstLine(e)));
      }
    } catch (CorruptFileException e) {
      return Optional.of("record %d cannot be read: %s".formatted(number, e.getMessage()));
    } catch (IOException e) {
      return Optional.of("record %d cannot be read: %s".formatted(number, e));
    }
  }

  private static String firstLine(RuntimeException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
