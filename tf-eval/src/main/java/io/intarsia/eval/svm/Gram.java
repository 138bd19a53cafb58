package io.intarsia.eval.svm;

import com.google.errorprone.annotations.MustBeClosed;
import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.SessionOptions;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat64;

/**
 * The products of all normalised rows with one another, plus 1 for the bias as a feature of value
 * 1: {@code [rows, rows]}, in float64. Made once for a feature set, then multiplied with one vector
 * of every unsolved problem at a time.
 */
final class Gram implements AutoCloseable {
  private final Graph graph;
  private final GraphSession session;
  private final Placeholder<TFloat64> matrixInput;
  private final Placeholder<TFloat64> vectorsInput;
  private final MatMul<TFloat64> product;
  private final TFloat64 matrix;
  private final int rows;

  @MustBeClosed
  @SuppressWarnings("MustBeClosedChecker") // the session is closed with this object
  private Gram(double[] elements, int rows) {
    this.rows = rows;
    this.graph = new Graph();
    Ops tf = Ops.create(graph);
    this.matrixInput = tf.placeholder(TFloat64.class);
    this.vectorsInput = tf.placeholder(TFloat64.class);
    this.product = tf.linalg.matMul(vectorsInput, matrixInput);
    this.session = GraphSession.open(graph, SessionOptions.defaults());
    this.matrix = TFloat64.tensorOf(Shape.of(rows, rows), DataBuffers.of(elements));
  }

  /** Multiplies the rows out. */
  @MustBeClosed
  static Gram of(NormalizedFeatures features) {
    return new Gram(RowProducts.of(features), features.rows());
  }

  /** Number of rows, and of columns. */
  int rows() {
    return rows;
  }

  /**
   * Multiplies with several vectors at a time.
   *
   * @param vectors each of length {@link #rows()}
   * @return their products, in the same order
   */
  double[][] times(List<double[]> vectors) {
    double[] joined = new double[vectors.size() * rows];
    for (int i = 0; i < vectors.size(); i++) {
      System.arraycopy(vectors.get(i), 0, joined, i * rows, rows);
    }
    Shape shape = Shape.of(vectors.size(), rows);
    try (TFloat64 input = TFloat64.tensorOf(shape, DataBuffers.of(joined))) {
      return session.fetch(
          Map.of(vectorsInput, input, matrixInput, matrix),
          List.of(product),
          List.of(),
          result -> split((TFloat64) result.get(0), vectors.size()));
    }
  }

  private double[][] split(TFloat64 products, int count) {
    double[] joined = new double[count * rows];
    products.asRawTensor().data().asDoubles().read(joined);
    double[][] split = new double[count][rows];
    for (int i = 0; i < count; i++) {
      System.arraycopy(joined, i * rows, split[i], 0, rows);
    }
    return split;
  }

  @Override
  public void close() {
    matrix.close();
    session.close();
    graph.close();
  }
}
