package io.intarsia.data.targets;

import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.measure.InTurns;
import io.intarsia.core.random.SeededHash;
import io.intarsia.proto.Precision;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * How fast colours are encoded on one thread, as in an input pipeline, where each photo has one:
 * through the table of candidates, and by the nearest of all bins, in turns.
 */
public final class EncodingBenchmark {
  private static final int RANGE = 60;

  private EncodingBenchmark() {}

  /**
   * Encodes one photo's colours again and again; they are drawn evenly from -60 to 60.
   *
   * @param side of the target map
   * @param rounds pairs that are timed
   * @return seconds for one photo through the table, and by all bins
   */
  public static InTurns run(SoftEncoding encoding, int side, int rounds) {
    int places = side * side;
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Placeholder<TFloat32> ab =
          tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(places, 2)));
      SoftEncoding.Encoded table = encoding.build(tf, ab);
      SoftEncoding.Encoded direct = encoding.amongAll(tf, ab);
      try (GraphSession session =
              GraphSession.open(graph, new SessionOptions(1, Precision.FLOAT32));
          TFloat32 colors = TFloat32.tensorOf(StdArrays.ndCopyOf(colors(places)))) {
        Map<Placeholder<TFloat32>, TFloat32> feeds = Map.of(ab, colors);
        return InTurns.time(
            rounds,
            () -> session.run(feeds, List.of(table.bins(), table.weights())),
            () -> session.run(feeds, List.of(direct.bins(), direct.weights())));
      }
    }
  }

  private static float[][] colors(int count) {
    float[][] colors = new float[count][2];
    for (int i = 0; i < count; i++) {
      for (int axis = 0; axis < 2; axis++) {
        colors[i][axis] = SeededHash.below(200 * RANGE, 0, 2 * i + axis) / 100f - RANGE;
      }
    }
    return colors;
  }
}
