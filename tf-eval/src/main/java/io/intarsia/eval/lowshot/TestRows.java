package io.intarsia.eval.lowshot;

import com.google.errorprone.annotations.MustBeClosed;
import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.eval.svm.NormalizedFeatures;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/**
 * One layer's features of the test split, against which the machines of a sample are held many at a
 * time: two products in float32 give all their decisions.
 */
final class TestRows implements AutoCloseable {
  private final Graph graph = new Graph();
  private final Placeholder<TFloat32> coefficientsInput;
  private final Placeholder<TFloat32> trainingInput;
  private final Placeholder<TFloat32> testInput;
  private final Operand<TFloat32> decisions;
  private final GraphSession session;
  private final NormalizedFeatures features;
  private final TFloat32 values;

  @MustBeClosed
  @SuppressWarnings("MustBeClosedChecker") // the session is closed with this object
  private TestRows(NormalizedFeatures features) {
    Ops tf = Ops.create(graph);
    this.coefficientsInput = tf.placeholder(TFloat32.class);
    this.trainingInput = tf.placeholder(TFloat32.class);
    this.testInput = tf.placeholder(TFloat32.class);
    Operand<TFloat32> weights = tf.linalg.matMul(coefficientsInput, trainingInput);
    this.decisions = tf.linalg.matMul(weights, testInput, MatMul.transposeB(true));
    this.session = GraphSession.open(graph, SessionOptions.defaults());
    this.features = features;
    this.values = unscaled(features);
  }

  /** The rows of a test split. */
  @MustBeClosed
  static TestRows of(NormalizedFeatures features) {
    return new TestRows(features);
  }

  /** The rows before they are scaled, {@code [rows, dimensions]}; the caller closes them. */
  static TFloat32 unscaled(NormalizedFeatures features) {
    TFloat32 tensor = TFloat32.tensorOf(Shape.of(features.rows(), features.dimensions()));
    var data = tensor.asRawTensor().data().asFloats();
    for (int row = 0; row < features.rows(); row++) {
      data.offset((long) row * features.dimensions()).write(features.unscaledRow(row));
    }
    return tensor;
  }

  /**
   * Decisions of several machines on every test row.
   *
   * @param machines coefficients of the training rows, one list entry for each machine
   * @param training the rows that they were trained on
   * @param trainingValues the same, {@link #unscaled}
   * @return for each machine, by test row
   */
  double[][] decisions(
      List<double[]> machines, NormalizedFeatures training, TFloat32 trainingValues) {
    float[] scaled = new float[machines.size() * training.rows()];
    double[] biases = new double[machines.size()];
    for (int machine = 0; machine < biases.length; machine++) {
      double[] coefficients = machines.get(machine);
      for (int row = 0; row < coefficients.length; row++) {
        biases[machine] += coefficients[row];
        scaled[machine * coefficients.length + row] =
            (float) (coefficients[row] * training.scale(row));
      }
    }
    Shape shape = Shape.of(machines.size(), training.rows());
    try (TFloat32 coefficients = TFloat32.tensorOf(shape, DataBuffers.of(scaled))) {
      return session.fetch(
          Map.of(coefficientsInput, coefficients, trainingInput, trainingValues, testInput, values),
          List.of(decisions),
          List.of(),
          result -> read((TFloat32) result.get(0), biases));
    }
  }

  private double[][] read(TFloat32 products, double[] biases) {
    int rows = features.rows();
    float[] joined = new float[Math.multiplyExact(biases.length, rows)];
    products.asRawTensor().data().asFloats().read(joined);
    return IntStream.range(0, biases.length)
        .mapToObj(
            machine ->
                IntStream.range(0, rows)
                    .mapToDouble(
                        row -> joined[machine * rows + row] * features.scale(row) + biases[machine])
                    .toArray())
        .toArray(double[][]::new);
  }

  @Override
  public void close() {
    values.close();
    session.close();
    graph.close();
  }
}
