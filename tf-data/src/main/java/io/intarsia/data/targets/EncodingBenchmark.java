package io.intarsia.data.targets;

import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.random.SeededHash;
import io.intarsia.proto.Precision;
import java.util.Arrays;
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
  private static final int WARM_UP = 5;
  private static final int RANGE = 60;

  private EncodingBenchmark() {}

  /**
   * Medians.
   *
   * @param table seconds for one photo through the table
   * @param direct seconds for one photo by all bins
   */
  public record Measurement(double table, double direct) {
    /** How many times faster the table is. */
    public double ratio() {
      return direct / table;
    }
  }

  /**
   * Encodes one photo's colours again and again; they are drawn evenly from -60 to 60.
   *
   * @param side of the target map
   * @param rounds pairs that are timed
   */
  public static Measurement run(SoftEncoding encoding, int side, int rounds) {
    int places = side * side;
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Placeholder<TFloat32> ab =
          tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(places, 2)));
      SoftEncoding.Encoded table = encoding.build(tf, ab);
      SoftEncoding.Encoded direct = encoding.amongAll(tf, ab);
      double[] tableTimes = new double[rounds];
      double[] directTimes = new double[rounds];
      try (GraphSession session =
              GraphSession.open(graph, new SessionOptions(1, Precision.FLOAT32));
          TFloat32 colors = TFloat32.tensorOf(StdArrays.ndCopyOf(colors(places)))) {
        Map<Placeholder<TFloat32>, TFloat32> feeds = Map.of(ab, colors);
        for (int round = -WARM_UP; round < rounds; round++) {
          double tableTime = seconds(session, feeds, table);
          double directTime = seconds(session, feeds, direct);
          if (round >= 0) {
            tableTimes[round] = tableTime;
            directTimes[round] = directTime;
          }
        }
      }
      return new Measurement(median(tableTimes), median(directTimes));
    }
  }

  private static double seconds(
      GraphSession session,
      Map<Placeholder<TFloat32>, TFloat32> feeds,
      SoftEncoding.Encoded encoded) {
    long begin = System.nanoTime();
    session.run(feeds, List.of(encoded.bins(), encoded.weights()));
    return (System.nanoTime() - begin) / 1e9;
  }

  private static double median(double[] times) {
    Arrays.sort(times);
    return times[times.length / 2];
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
