package io.intarsia.core.image;

import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.SessionOptions;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** Runs a conversion of colours on values that are fed. */
final class LabRun {
  private LabRun() {}

  /** What the conversion makes of {@code colors}, {@code [n][3]}. */
  static float[][] convert(
      BiFunction<Ops, Operand<TFloat32>, Operand<TFloat32>> conversion, float[][] colors) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Placeholder<TFloat32> input = tf.placeholder(TFloat32.class);
      Operand<TFloat32> output = conversion.apply(tf, input);
      try (GraphSession session = GraphSession.open(graph, SessionOptions.defaults());
          TFloat32 fed = TFloat32.tensorOf(StdArrays.ndCopyOf(colors))) {
        return session.fetch(
            Map.of(input, fed),
            List.of(output),
            List.of(),
            result -> StdArrays.array2dCopyOf((TFloat32) result.get(0)));
      }
    }
  }
}
