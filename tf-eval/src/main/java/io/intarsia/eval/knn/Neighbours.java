package io.intarsia.eval.knn;

import com.google.errorprone.annotations.MustBeClosed;
import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.eval.features.FeatureMatrix;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.op.nn.TopK;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** The training rows that lie nearest to test rows by the cosine of the angle between them. */
final class Neighbours implements AutoCloseable {
  /** Test rows of one product. */
  private static final int BLOCK = 256;

  private final Graph graph = new Graph();
  private final Placeholder<TFloat32> trainingInput;
  private final Placeholder<TFloat32> testInput;
  private final TopK<TFloat32, TInt32> nearest;
  private final GraphSession session;
  private final TFloat32 training;
  private final int count;

  @MustBeClosed
  @SuppressWarnings("MustBeClosedChecker") // the session is closed with this object
  private Neighbours(FeatureMatrix training, int count) {
    Ops tf = Ops.create(graph);
    this.trainingInput = tf.placeholder(TFloat32.class);
    this.testInput = tf.placeholder(TFloat32.class);
    Operand<TFloat32> cosines = tf.linalg.matMul(testInput, trainingInput, MatMul.transposeB(true));
    this.nearest = tf.nn.topK(cosines, tf.constant(count), TInt32.class);
    this.session = GraphSession.open(graph, SessionOptions.defaults());
    this.training = normalized(training, 0, training.rows());
    this.count = count;
  }

  /**
   * Among the rows of a training split.
   *
   * @param count neighbours of each test row, at most the rows
   */
  @MustBeClosed
  static Neighbours among(FeatureMatrix training, int count) {
    return new Neighbours(training, count);
  }

  /** Takes what was found for a test row. */
  @FunctionalInterface
  interface Sink {
    /**
     * Neighbours from the nearest on; of equally near ones the first row comes first.
     *
     * @param rows their training rows
     * @param cosines -1 to 1
     */
    void accept(int testRow, int[] rows, float[] cosines);
  }

  /** Finds the neighbours of every row. */
  void find(FeatureMatrix test, Sink sink) {
    for (int first = 0; first < test.rows(); first += BLOCK) {
      int begin = first;
      int rows = Math.min(BLOCK, test.rows() - begin);
      try (TFloat32 block = normalized(test, begin, rows)) {
        session.fetch(
            Map.of(trainingInput, training, testInput, block),
            List.of(nearest.indices(), nearest.values()),
            List.of(),
            result -> {
              hand((TInt32) result.get(0), (TFloat32) result.get(1), begin, sink);
              return rows;
            });
      }
    }
  }

  private void hand(TInt32 rows, TFloat32 cosines, int begin, Sink sink) {
    var rowData = rows.asRawTensor().data().asInts();
    var cosineData = cosines.asRawTensor().data().asFloats();
    for (int row = 0; row < rows.shape().get(0); row++) {
      int[] found = new int[count];
      float[] near = new float[count];
      rowData.offset((long) row * count).read(found);
      cosineData.offset((long) row * count).read(near);
      sink.accept(begin + row, found, near);
    }
  }

  private static TFloat32 normalized(FeatureMatrix features, int first, int rows) {
    TFloat32 tensor = TFloat32.tensorOf(Shape.of(rows, features.dimensions()));
    var data = tensor.asRawTensor().data().asFloats();
    for (int row = 0; row < rows; row++) {
      data.offset((long) row * features.dimensions()).write(unit(features.row(first + row)));
    }
    return tensor;
  }

  /** A row scaled to length 1; zeros stay zeros. */
  private static float[] unit(float[] row) {
    double squares =
        IntStream.range(0, row.length).mapToDouble(i -> (double) row[i] * row[i]).sum();
    float[] unit = new float[row.length];
    for (int i = 0; i < unit.length && squares > 0; i++) {
      unit[i] = (float) (row[i] / Math.sqrt(squares));
    }
    return unit;
  }

  @Override
  public void close() {
    training.close();
    session.close();
    graph.close();
  }
}
