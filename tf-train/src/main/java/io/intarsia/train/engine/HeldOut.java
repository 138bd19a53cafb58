package io.intarsia.train.engine;

import com.google.protobuf.ByteString;
import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.Net;
import io.intarsia.data.input.InputGraph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.exceptions.TFOutOfRangeException;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TString;

/**
 * The judgement on pictures that are never trained on: the task's network in inference's mode, on
 * the same variables, over the whole held-out stream.
 */
final class HeldOut {
  private final InputGraph input;
  private final Scalars scalars;
  private final List<Operand<?>> fetched;
  private final @Nullable Operand<TString> picture;

  private HeldOut(InputGraph input, Objective.Outputs outputs, Operand<TInt32> shape) {
    this.input = input;
    scalars = Scalars.of(outputs);
    picture = outputs.picture();
    fetched = new ArrayList<>(scalars.outputs());
    fetched.add(shape);
  }

  /** Builds the second tower; {@code net} has inference's mode. */
  static HeldOut build(Net net, Objective objective, InputGraph input) {
    Objective.Outputs outputs = objective.build(net, input.tensors());
    Operand<?> positions = Objects.requireNonNull(input.tensors().get("position"));
    return new HeldOut(input, outputs, net.tf().shape(positions));
  }

  /**
   * Judges the variables as they are. A batch counts by its pictures, so the last, smaller one does
   * not count too much.
   *
   * @param limit pictures after which no further batch is taken; 0 takes all
   * @return loss, then metrics: means over the held-out pictures
   * @throws io.intarsia.core.UserException if a record cannot be read, with its name
   */
  Map<String, Double> evaluate(GraphSession session, long limit) {
    input.start(session, 0);
    Map<String, Double> sums = new LinkedHashMap<>();
    long pictures = 0;
    try {
      while (limit == 0 || pictures < limit) {
        pictures += addBatch(session, sums);
      }
    } catch (TFOutOfRangeException endOfStream) {
      // The only way in which a tf.data iterator says that it is done.
    } catch (RuntimeException e) {
      throw input.explain(e, pictures);
    }
    if (pictures == 0) {
      throw new IllegalStateException("the held-out stream is empty");
    }
    double all = pictures;
    sums.replaceAll((name, sum) -> sum / all);
    return sums;
  }

  /**
   * What the task draws of the first held-out batch, with the variables as they are.
   *
   * @return a PNG, if the task draws anything
   */
  Optional<ByteString> picture(GraphSession session) {
    if (picture == null) {
      return Optional.empty();
    }
    input.start(session, 0);
    return Optional.of(
        session.fetch(
            Map.of(),
            List.of(picture),
            List.of(),
            result -> ByteString.copyFrom(((TString) result.get(0)).asBytes().getObject())));
  }

  private long addBatch(GraphSession session, Map<String, Double> sums) {
    return session.fetch(
        Map.of(),
        fetched,
        List.of(),
        result -> {
          int batch = ((TInt32) result.get(fetched.size() - 1)).getInt(0);
          scalars
              .read(result)
              .forEach((name, value) -> sums.merge(name, (double) value * batch, Double::sum));
          return (long) batch;
        });
  }
}
