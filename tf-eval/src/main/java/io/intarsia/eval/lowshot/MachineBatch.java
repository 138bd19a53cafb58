package io.intarsia.eval.lowshot;

import io.intarsia.eval.svm.NormalizedFeatures;
import io.intarsia.eval.svm.SvmSolution;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.types.TFloat32;

/** Gathers solved machines until there are enough for a product with the test rows. */
final class MachineBatch implements AutoCloseable {
  private static final int FULL = 512;

  private final TestRows test;
  private final NormalizedFeatures training;
  private final TFloat32 trainingValues;
  private final Sink sink;
  private final List<double[]> machines = new ArrayList<>();
  private final List<Key> keys = new ArrayList<>();

  /** Takes the decisions of a machine. */
  @FunctionalInterface
  interface Sink {
    void accept(int label, int cost, double[] decisions);
  }

  private record Key(int label, int cost) {}

  MachineBatch(TestRows test, NormalizedFeatures training, Sink sink) {
    this.test = test;
    this.training = training;
    this.trainingValues = TestRows.unscaled(training);
    this.sink = sink;
  }

  /** Keeps a machine. */
  void add(int label, int cost, SvmSolution solution) {
    double[] coefficients = new double[training.rows()];
    for (int row = 0; row < coefficients.length; row++) {
      coefficients[row] = solution.coefficient(row);
    }
    machines.add(coefficients);
    keys.add(new Key(label, cost));
    if (machines.size() == FULL) {
      flush();
    }
  }

  /** Hands over the decisions of those that are still kept. */
  void flush() {
    if (machines.isEmpty()) {
      return;
    }
    double[][] decisions = test.decisions(machines, training, trainingValues);
    for (int i = 0; i < decisions.length; i++) {
      sink.accept(keys.get(i).label(), keys.get(i).cost(), decisions[i]);
    }
    machines.clear();
    keys.clear();
  }

  @Override
  public void close() {
    trainingValues.close();
  }
}
