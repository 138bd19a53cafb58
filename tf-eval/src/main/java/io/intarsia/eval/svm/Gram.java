package io.intarsia.eval.svm;

import com.google.errorprone.annotations.MustBeClosed;
import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.SessionOptions;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;

/**
 * The whole kernel matrix in memory, in float64 and again in float32: made once for a feature set,
 * then multiplied with one vector of every unsolved problem at a time.
 */
final class Gram implements RowKernel {
  private final Graph graph = new Graph();
  private final GraphSession session;
  private final Placeholder<TFloat64> doubles;
  private final Placeholder<TFloat64> doubleVectors;
  private final MatMul<TFloat64> doubleProduct;
  private final Placeholder<TFloat32> floats;
  private final Placeholder<TFloat32> floatVectors;
  private final MatMul<TFloat32> floatProduct;
  private final TFloat64 exact;
  private final TFloat32 rounded;
  private final int rows;

  @MustBeClosed
  @SuppressWarnings("MustBeClosedChecker") // the session is closed with this object
  private Gram(int rows) {
    this.rows = rows;
    Ops tf = Ops.create(graph);
    this.doubles = tf.placeholder(TFloat64.class);
    this.doubleVectors = tf.placeholder(TFloat64.class);
    this.doubleProduct = tf.linalg.matMul(doubleVectors, doubles);
    this.floats = tf.placeholder(TFloat32.class);
    this.floatVectors = tf.placeholder(TFloat32.class);
    this.floatProduct = tf.linalg.matMul(floatVectors, floats);
    this.session = GraphSession.open(graph, SessionOptions.defaults());
    this.exact = TFloat64.tensorOf(Shape.of(rows, rows));
    this.rounded = TFloat32.tensorOf(Shape.of(rows, rows));
  }

  /** Multiplies the rows out. */
  @MustBeClosed
  @SuppressWarnings("MustBeClosedChecker") // the caller closes it; so does a failure
  static Gram of(NormalizedFeatures features) {
    Gram gram = new Gram(features.rows());
    try {
      GramBlocks.of(features, gram::place);
    } catch (RuntimeException e) {
      gram.close();
      throw e;
    }
    return gram;
  }

  private void place(int row, int column, double[] values) {
    long start = (long) row * rows + column;
    exact.asRawTensor().data().asDoubles().offset(start).write(values);
    float[] copy = new float[values.length];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = (float) values[i];
    }
    rounded.asRawTensor().data().asFloats().offset(start).write(copy);
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public double[][] times(List<double[]> vectors, Accuracy accuracy) {
    if (vectors.isEmpty()) {
      return new double[0][];
    }
    return switch (accuracy) {
      case EXACT -> inDoubles(vectors);
      case SINGLE -> inFloats(vectors);
    };
  }

  private double[][] inDoubles(List<double[]> vectors) {
    try (TFloat64 input = Vectors.doubles(vectors)) {
      return session.fetch(
          Map.of(doubleVectors, input, doubles, exact),
          List.of(doubleProduct),
          List.of(),
          result -> Vectors.split((TFloat64) result.get(0)));
    }
  }

  private double[][] inFloats(List<double[]> vectors) {
    try (TFloat32 input = Vectors.floats(vectors)) {
      return session.fetch(
          Map.of(floatVectors, input, floats, rounded),
          List.of(floatProduct),
          List.of(),
          result -> Vectors.split((TFloat32) result.get(0)));
    }
  }

  @Override
  public void close() {
    exact.close();
    rounded.close();
    session.close();
    graph.close();
  }
}
