package io.intarsia.eval.svm;

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
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;

/**
 * Computes the Gram matrix in blocks of rows: float32 features are multiplied and summed in
 * float64, so that the matrix is exact to its last digits at little more than one block's memory.
 */
final class RowProducts {
  private static final int BLOCK = 512;

  private final NormalizedFeatures features;
  private final Placeholder<TFloat32> left;
  private final Placeholder<TFloat32> right;
  private final MatMul<TFloat64> product;
  private final double[] elements;

  private RowProducts(NormalizedFeatures features, Ops tf) {
    this.features = features;
    this.left = tf.placeholder(TFloat32.class);
    this.right = tf.placeholder(TFloat32.class);
    this.product =
        tf.linalg.matMul(
            tf.dtypes.cast(left, TFloat64.class),
            tf.dtypes.cast(right, TFloat64.class),
            MatMul.transposeB(true));
    this.elements = new double[Math.multiplyExact(features.rows(), features.rows())];
  }

  /** The matrix, row by row: scaled products plus 1. */
  static double[] of(NormalizedFeatures features) {
    try (Graph graph = new Graph()) {
      RowProducts products = new RowProducts(features, Ops.create(graph));
      try (GraphSession session = GraphSession.open(graph, SessionOptions.defaults())) {
        products.computeAll(session);
      }
      return products.elements;
    }
  }

  private void computeAll(GraphSession session) {
    for (int row = 0; row < features.rows(); row += BLOCK) {
      try (TFloat32 upper = block(row)) {
        for (int column = 0; column <= row; column += BLOCK) {
          compute(session, upper, row, column);
        }
      }
    }
  }

  private void compute(GraphSession session, TFloat32 upper, int row, int column) {
    try (TFloat32 lower = block(column)) {
      double[] values =
          session.fetch(
              Map.of(left, upper, right, lower),
              List.of(product),
              List.of(),
              result -> read((TFloat64) result.get(0)));
      place(values, row, column);
    }
  }

  private static double[] read(TFloat64 tensor) {
    double[] values = new double[Math.toIntExact(tensor.size())];
    tensor.asRawTensor().data().asDoubles().read(values);
    return values;
  }

  private void place(double[] values, int row, int column) {
    int width = blockRows(column);
    for (int i = 0; i < blockRows(row); i++) {
      for (int j = 0; j < width; j++) {
        double scale = features.scale(row + i) * features.scale(column + j);
        double element = values[i * width + j] * scale + 1;
        elements[(row + i) * features.rows() + column + j] = element;
        elements[(column + j) * features.rows() + row + i] = element;
      }
    }
  }

  private int blockRows(int first) {
    return Math.min(BLOCK, features.rows() - first);
  }

  private TFloat32 block(int first) {
    int rows = blockRows(first);
    int dimensions = features.dimensions();
    float[] joined = new float[rows * dimensions];
    for (int i = 0; i < rows; i++) {
      System.arraycopy(features.unscaledRow(first + i), 0, joined, i * dimensions, dimensions);
    }
    return TFloat32.tensorOf(Shape.of(rows, dimensions), DataBuffers.of(joined));
  }
}
