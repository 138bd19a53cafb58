package io.intarsia.data.targets;

import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.SessionOptions;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** What an encoding makes of colours that are fed: {@code [colors][K]} each. */
@SuppressWarnings("ArrayRecordComponent")
record EncodedColors(int[][] bins, float[][] weights) {

  static EncodedColors of(
      BiFunction<Ops, Operand<TFloat32>, SoftEncoding.Encoded> encoding, float[][] ab) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Placeholder<TFloat32> colors =
          tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE, 2)));
      SoftEncoding.Encoded encoded = encoding.apply(tf, colors);
      try (GraphSession session = GraphSession.open(graph, SessionOptions.defaults());
          TFloat32 fed = TFloat32.tensorOf(StdArrays.ndCopyOf(ab))) {
        return session.fetch(
            Map.of(colors, fed),
            List.of(encoded.bins(), encoded.weights()),
            List.of(),
            result ->
                new EncodedColors(
                    StdArrays.array2dCopyOf((TInt32) result.get(0)),
                    StdArrays.array2dCopyOf((TFloat32) result.get(1))));
      }
    }
  }
}
