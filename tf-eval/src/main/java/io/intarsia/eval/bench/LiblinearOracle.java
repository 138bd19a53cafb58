package io.intarsia.eval.bench;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import io.intarsia.eval.svm.BinaryProblem;
import io.intarsia.eval.svm.NormalizedFeatures;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The same machines by liblinear on one thread, as scikit-learn's {@code LinearSVC} runs it: dual
 * coordinate descent, the bias a feature of value 1.
 */
final class LiblinearOracle {
  private final Feature[][] rows;
  private final int dimensions;
  private final double tolerance;

  /**
   * Copies the features that are not zero, at 28 bytes each.
   *
   * @param tolerance liblinear's own; it stops where no coordinate violates optimality by more
   */
  LiblinearOracle(NormalizedFeatures features, double tolerance) {
    this.dimensions = features.dimensions() + 1;
    this.tolerance = tolerance;
    this.rows = new Feature[features.rows()][];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = nodes(features, row);
    }
    Linear.disableDebugOutput();
  }

  /**
   * What liblinear found.
   *
   * @param seconds time of its training alone
   * @param objective primal objective of its weights
   */
  record Answer(double seconds, double objective) {}

  private static Feature[] nodes(NormalizedFeatures features, int row) {
    float[] values = features.unscaledRow(row);
    List<Feature> nodes = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      if (values[i] != 0) {
        nodes.add(new FeatureNode(i + 1, values[i] * features.scale(row)));
      }
    }
    nodes.add(new FeatureNode(values.length + 1, 1));
    return nodes.toArray(Feature[]::new);
  }

  Answer solve(BinaryProblem labels, double cost) {
    int[] used = IntStream.range(0, rows.length).filter(row -> labels.weight(row) > 0).toArray();
    Problem problem = new Problem();
    problem.l = used.length;
    problem.n = dimensions;
    problem.x = new Feature[used.length][];
    problem.y = new double[used.length];
    double positiveWeight = 1;
    for (int i = 0; i < used.length; i++) {
      problem.x[i] = rows[used[i]];
      problem.y[i] = labels.target(used[i]);
      positiveWeight = problem.y[i] > 0 ? labels.weight(used[i]) : positiveWeight;
    }
    Parameter parameter = new Parameter(SolverType.L2R_L2LOSS_SVC_DUAL, cost, tolerance);
    parameter.setWeights(new double[] {positiveWeight, 1}, new int[] {1, -1});
    long begun = System.nanoTime();
    Model model = Linear.train(problem, parameter);
    double seconds = (System.nanoTime() - begun) / 1e9;
    return new Answer(seconds, objective(model, labels, cost));
  }

  private double objective(Model model, BinaryProblem labels, double cost) {
    double[] weights = model.getFeatureWeights();
    double sign = model.getLabels()[0];
    double objective = 0;
    for (double weight : weights) {
      objective += weight * weight / 2;
    }
    for (int row = 0; row < rows.length; row++) {
      double decision = 0;
      for (Feature node : rows[row]) {
        decision += sign * weights[node.getIndex() - 1] * node.getValue();
      }
      double hinge = Math.max(0, 1 - labels.target(row) * decision);
      objective += cost * labels.weight(row) * hinge * hinge;
    }
    return objective;
  }
}
