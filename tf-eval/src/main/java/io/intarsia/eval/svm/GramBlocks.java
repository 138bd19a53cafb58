package io.intarsia.eval.svm;

import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.SessionOptions;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;

/**
 * Computes the kernel matrix in blocks of rows, each pair of blocks once: float32 features are
 * multiplied and summed in float64, so that the matrix is exact to its last digits at little more
 * than one block's memory.
 */
final class GramBlocks {
  private final NormalizedFeatures features;
  private final Sink sink;
  private final Placeholder<TFloat32> left;
  private final Placeholder<TFloat32> right;
  private final MatMul<TFloat64> product;

  /** Takes a part of a row of the matrix. */
  interface Sink {
    void place(int row, int column, double[] values);
  }

  private GramBlocks(NormalizedFeatures features, Sink sink, Ops tf) {
    this.features = features;
    this.sink = sink;
    this.left = tf.placeholder(TFloat32.class);
    this.right = tf.placeholder(TFloat32.class);
    this.product =
        tf.linalg.matMul(
            tf.dtypes.cast(left, TFloat64.class),
            tf.dtypes.cast(right, TFloat64.class),
            MatMul.transposeB(true));
  }

  /** Hands every element over, once at least. */
  static void of(NormalizedFeatures features, Sink sink) {
    try (Graph graph = new Graph()) {
      GramBlocks blocks = new GramBlocks(features, sink, Ops.create(graph));
      try (GraphSession session = GraphSession.open(graph, SessionOptions.defaults())) {
        blocks.computeAll(session);
      }
    }
  }

  private void computeAll(GraphSession session) {
    for (RowBlock upper : RowBlock.all(features.rows())) {
      try (TFloat32 upperRows = upper.read(features)) {
        for (RowBlock lower : RowBlock.all(upper.end())) {
          compute(session, upper, upperRows, lower);
        }
      }
    }
  }

  private void compute(GraphSession session, RowBlock upper, TFloat32 upperRows, RowBlock lower) {
    try (TFloat32 lowerRows = lower.read(features)) {
      double[][] values =
          session.fetch(
              Map.of(left, upperRows, right, lowerRows),
              List.of(product),
              List.of(),
              result -> Vectors.split((TFloat64) result.get(0)));
      scale(values, upper.first(), lower.first());
      for (int i = 0; i < values.length; i++) {
        sink.place(upper.first() + i, lower.first(), values[i]);
      }
      double[][] mirrored = transposed(values);
      for (int i = 0; i < mirrored.length; i++) {
        sink.place(lower.first() + i, upper.first(), mirrored[i]);
      }
    }
  }

  private void scale(double[][] values, int row, int column) {
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < values[i].length; j++) {
        values[i][j] = values[i][j] * (features.scale(row + i) * features.scale(column + j)) + 1;
      }
    }
  }

  private static double[][] transposed(double[][] values) {
    double[][] mirrored = new double[values[0].length][values.length];
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < mirrored.length; j++) {
        mirrored[j][i] = values[i][j];
      }
    }
    return mirrored;
  }
}
