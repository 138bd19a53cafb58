package io.intarsia.models.pretext;

import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.testing.TensorValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** What is built on fed logits. */
final class LogitsRun implements AutoCloseable {
  private final Graph graph = new Graph();
  private final Ops tf = Ops.create(graph);
  private final Placeholder<TFloat32> logits;

  LogitsRun(long rows, long classes) {
    logits = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(rows, classes)));
  }

  Ops tf() {
    return tf;
  }

  Operand<TFloat32> logits() {
    return logits;
  }

  /** Gradient of a scalar by the logits. */
  Operand<TFloat32> gradient(Operand<TFloat32> of) {
    return graph.addGradients(of.asOutput(), new org.tensorflow.Output<?>[] {logits.asOutput()})[0]
        .expect(TFloat32.class);
  }

  /** Values of operands for given logits. */
  List<float[]> run(float[] values, List<Operand<TFloat32>> operands) {
    try (GraphSession session = GraphSession.open(graph, SessionOptions.defaults());
        TFloat32 fed = TFloat32.tensorOf(logits.shape(), DataBuffers.of(values))) {
      return session.fetch(
          Map.of(logits, fed),
          operands,
          List.of(),
          result -> {
            List<float[]> read = new ArrayList<>();
            for (int i = 0; i < operands.size(); i++) {
              read.add(TensorValues.floats(result.get(i)));
            }
            return read;
          });
    }
  }

  @Override
  public void close() {
    graph.close();
  }
}
