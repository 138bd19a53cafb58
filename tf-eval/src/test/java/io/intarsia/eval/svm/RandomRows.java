package io.intarsia.eval.svm;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import io.intarsia.eval.features.FeatureMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Rows with a weak class structure, drawn from a seed, and their machines by liblinear. */
final class RandomRows {
  private static final double POSITIVE_WEIGHT = 2;

  private final NormalizedFeatures features;
  private final boolean[] positive;

  RandomRows(long seed, int rows, int dimensions) {
    SplittableRandom random = new SplittableRandom(seed);
    List<float[]> values = new ArrayList<>();
    positive = new boolean[rows];
    for (int row = 0; row < rows; row++) {
      positive[row] = random.nextInt(4) == 0;
      float[] each = new float[dimensions];
      for (int i = 0; i < dimensions; i++) {
        // Like a network's features: not below zero, with a positive mean.
        double value = random.nextDouble() * 2 - 0.5 + (positive[row] && i < 3 ? 0.4 : 0);
        each[i] = (float) Math.max(0, value);
      }
      values.add(each);
    }
    features = new NormalizedFeatures(new FeatureMatrix(values));
  }

  NormalizedFeatures features() {
    return features;
  }

  /** 1 for a row of the class, else 0. */
  int[] labels() {
    return IntStream.range(0, positive.length).map(row -> positive[row] ? 1 : 0).toArray();
  }

  boolean[] allButEveryThird() {
    boolean[] used = new boolean[positive.length];
    for (int row = 0; row < used.length; row++) {
      used[row] = row % 3 != 0;
    }
    return used;
  }

  BinaryProblem problem(boolean[] used) {
    return BinaryProblem.of(positive, used, POSITIVE_WEIGHT);
  }

  /**
   * What liblinear finds.
   *
   * @param objective primal objective of its weights
   * @param decisions what they say of each row, used or not
   */
  record Machine(double objective, List<Double> decisions) {}

  /** The machine of the used rows at one cost. */
  Machine liblinear(boolean[] used, double cost) {
    int[] rows = IntStream.range(0, used.length).filter(row -> used[row]).toArray();
    Problem problem = new Problem();
    problem.l = rows.length;
    problem.n = features.dimensions() + 1;
    problem.x = IntStream.of(rows).mapToObj(this::withBias).toArray(Feature[][]::new);
    problem.y = IntStream.of(rows).mapToDouble(row -> positive[row] ? 1 : -1).toArray();
    Parameter parameter = new Parameter(SolverType.L2R_L2LOSS_SVC, cost, 1e-8);
    parameter.setWeights(new double[] {POSITIVE_WEIGHT, 1}, new int[] {1, -1});
    Linear.disableDebugOutput();
    Model model = Linear.train(problem, parameter);
    List<Double> decisions =
        IntStream.range(0, used.length).mapToObj(row -> decision(model, row)).toList();
    double objective =
        Arrays.stream(model.getFeatureWeights()).map(weight -> weight * weight / 2).sum();
    for (int row : rows) {
      double hinge = Math.max(0, 1 - (positive[row] ? 1 : -1) * decisions.get(row));
      objective += cost * (positive[row] ? POSITIVE_WEIGHT : 1) * hinge * hinge;
    }
    return new Machine(objective, decisions);
  }

  private Feature[] withBias(int row) {
    int dimensions = features.dimensions();
    Feature[] nodes = new Feature[dimensions + 1];
    for (int i = 0; i < dimensions; i++) {
      nodes[i] = new FeatureNode(i + 1, features.unscaledRow(row)[i] * features.scale(row));
    }
    nodes[dimensions] = new FeatureNode(dimensions + 1, 1);
    return nodes;
  }

  private double decision(Model model, int row) {
    double[] weights = model.getFeatureWeights();
    double sign = model.getLabels()[0];
    double decision = 0;
    for (Feature node : withBias(row)) {
      decision += sign * weights[node.getIndex() - 1] * node.getValue();
    }
    return decision;
  }
}
