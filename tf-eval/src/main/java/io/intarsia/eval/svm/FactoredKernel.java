package io.intarsia.eval.svm;

import com.google.errorprone.annotations.MustBeClosed;
import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.SessionOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.family.TNumber;

/**
 * The kernel matrix of more rows than its square has room for: K v = X (X'v) + sum v, the features
 * X read in blocks, twice for each product. Memory grows with neither rows nor their square.
 */
final class FactoredKernel implements RowKernel {
  private final NormalizedFeatures features;
  private final List<RowBlock> blocks;
  private final Graph graph = new Graph();
  private final Placeholder<TFloat32> rows;
  private final Placeholder<TFloat64> vectors;
  private final Products exact;
  private final Products single;
  private final GraphSession session;

  /** Vectors over the rows of a block to weights, and weights to vectors; in float64 outside. */
  private record Products(Operand<TFloat64> toWeights, Operand<TFloat64> toRows) {
    static <T extends TNumber> Products in(
        Class<T> type, Ops tf, Operand<TFloat32> rows, Operand<TFloat64> vectors) {
      Operand<T> features = tf.dtypes.cast(rows, type);
      Operand<T> left = tf.dtypes.cast(vectors, type);
      return new Products(
          tf.dtypes.cast(tf.linalg.matMul(left, features), TFloat64.class),
          tf.dtypes.cast(
              tf.linalg.matMul(left, features, MatMul.transposeB(true)), TFloat64.class));
    }
  }

  @MustBeClosed
  @SuppressWarnings("MustBeClosedChecker") // the session is closed with this object
  FactoredKernel(NormalizedFeatures features) {
    this.features = features;
    this.blocks = RowBlock.all(features.rows());
    Ops tf = Ops.create(graph);
    this.rows = tf.placeholder(TFloat32.class);
    this.vectors = tf.placeholder(TFloat64.class);
    this.exact = Products.in(TFloat64.class, tf, rows, vectors);
    this.single = Products.in(TFloat32.class, tf, rows, vectors);
    this.session = GraphSession.open(graph, SessionOptions.defaults());
  }

  @Override
  public int rows() {
    return features.rows();
  }

  @Override
  public double[][] times(List<double[]> factors, Accuracy accuracy) {
    if (factors.isEmpty()) {
      return new double[0][];
    }
    Products products = accuracy == Accuracy.EXACT ? exact : single;
    double[][] scaled = factors.stream().map(this::scaled).toArray(double[][]::new);
    List<double[]> weights = Arrays.asList(weights(scaled, products.toWeights()));
    double[][] results = new double[scaled.length][rows()];
    for (RowBlock block : blocks) {
      double[][] part = multiply(weights, block, products.toRows());
      for (int i = 0; i < results.length; i++) {
        System.arraycopy(part[i], 0, results[i], block.first(), block.size());
      }
    }
    for (int i = 0; i < results.length; i++) {
      finish(results[i], Arrays.stream(factors.get(i)).sum());
    }
    return results;
  }

  private double[] scaled(double[] vector) {
    double[] scaled = new double[vector.length];
    for (int row = 0; row < vector.length; row++) {
      scaled[row] = vector[row] * features.scale(row);
    }
    return scaled;
  }

  private double[][] weights(double[][] scaled, Operand<TFloat64> product) {
    double[][] weights = new double[scaled.length][features.dimensions()];
    for (RowBlock block : blocks) {
      List<double[]> slices =
          Arrays.stream(scaled)
              .map(vector -> Arrays.copyOfRange(vector, block.first(), block.end()))
              .toList();
      double[][] part = multiply(slices, block, product);
      for (int i = 0; i < weights.length; i++) {
        for (int j = 0; j < weights[i].length; j++) {
          weights[i][j] += part[i][j];
        }
      }
    }
    return weights;
  }

  private double[][] multiply(List<double[]> left, RowBlock block, Operand<TFloat64> product) {
    try (TFloat32 right = block.read(features);
        TFloat64 input = Vectors.doubles(left)) {
      return session.fetch(
          Map.of(vectors, input, rows, right),
          List.of(product),
          List.of(),
          result -> Vectors.split((TFloat64) result.get(0)));
    }
  }

  private void finish(double[] product, double sum) {
    for (int row = 0; row < product.length; row++) {
      product[row] = product[row] * features.scale(row) + sum;
    }
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
