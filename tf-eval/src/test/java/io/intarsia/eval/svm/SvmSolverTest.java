package io.intarsia.eval.svm;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import io.intarsia.eval.features.FeatureMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Machines over a Gram matrix against liblinear, which knows nothing of one. */
class SvmSolverTest {
  private static final List<Double> COSTS = List.of(1e-4, 0.01, 0.1, 1.0, 10.0, 100.0);
  private static final double POSITIVE_WEIGHT = 2;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void everySolutionIsAsLowAsLiblinears(long seed) {
    RandomRows data = new RandomRows(seed, 120, 40);
    List<Double> objectives = new ArrayList<>();
    boolean[] used = data.allButEveryThird();
    try (SvmSolver solver = SvmSolver.over(data.features, 1e-9)) {
      BinaryProblem problem = BinaryProblem.of(data.positive, used, POSITIVE_WEIGHT);
      solver.solve(
          List.of(new SvmPath(problem, COSTS)),
          (path, cost, solution) -> objectives.add(solution.objective()));
    }
    assertThat(objectives).hasSameSizeAs(COSTS);
    for (int i = 0; i < COSTS.size(); i++) {
      double reference = data.liblinearObjective(used, COSTS.get(i));
      assertThat(objectives.get(i) / reference)
          .as("seed %d, cost %s: objective over liblinear's", seed, COSTS.get(i))
          .isBetween(1 - 1e-6, 1 + 1e-8);
    }
  }

  @Test
  void machinesSolvedTogetherAreThoseSolvedAlone() {
    RandomRows data = new RandomRows(4, 90, 30);
    boolean[] all = new boolean[90];
    java.util.Arrays.fill(all, true);
    SvmPath whole = new SvmPath(BinaryProblem.of(data.positive, all, 2), COSTS);
    SvmPath part =
        new SvmPath(BinaryProblem.of(data.positive, data.allButEveryThird(), 2), List.of(1.0));
    double[] alone = new double[COSTS.size()];
    double[] together = new double[COSTS.size()];
    try (SvmSolver solver = SvmSolver.over(data.features, 1e-10)) {
      solver.solve(List.of(whole), (path, cost, solution) -> alone[cost] = solution.objective());
      solver.solve(
          List.of(part, whole),
          (path, cost, solution) -> {
            if (path == 1) {
              together[cost] = solution.objective();
            }
          });
    }
    for (int i = 0; i < alone.length; i++) {
      assertThat(together[i] / alone[i]).isBetween(1 - 1e-9, 1 + 1e-9);
    }
  }

  @Test
  void aClassifierSaysOfTrainingRowsWhatTheSolutionSays() {
    RandomRows data = new RandomRows(5, 60, 20);
    BinaryProblem problem = BinaryProblem.of(data.positive, data.allButEveryThird(), 2);
    try (SvmSolver solver = SvmSolver.over(data.features, 1e-9)) {
      solver.solve(
          List.of(new SvmPath(problem, List.of(1.0))),
          (path, cost, solution) -> {
            LinearClassifier classifier = LinearClassifier.of(solution, data.features);
            double[] decisions = classifier.decisions(data.features);
            for (int row = 0; row < decisions.length; row++) {
              assertThat(Math.abs(decisions[row] - solution.decision(row))).isLessThan(1e-9);
            }
          });
    }
  }

  /** Rows with a weak class structure, drawn from a seed. */
  private static final class RandomRows {
    final NormalizedFeatures features;
    final boolean[] positive;

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

    boolean[] allButEveryThird() {
      boolean[] used = new boolean[positive.length];
      for (int row = 0; row < used.length; row++) {
        used[row] = row % 3 != 0;
      }
      return used;
    }

    double liblinearObjective(boolean[] used, double cost) {
      List<Feature[]> rows = new ArrayList<>();
      List<Double> targets = new ArrayList<>();
      for (int row = 0; row < used.length; row++) {
        if (used[row]) {
          rows.add(withBias(row));
          targets.add(positive[row] ? 1.0 : -1.0);
        }
      }
      Problem problem = new Problem();
      problem.l = rows.size();
      problem.n = features.dimensions() + 1;
      problem.x = rows.toArray(Feature[][]::new);
      problem.y = targets.stream().mapToDouble(Double::doubleValue).toArray();
      Parameter parameter = new Parameter(SolverType.L2R_L2LOSS_SVC, cost, 1e-8);
      parameter.setWeights(new double[] {POSITIVE_WEIGHT, 1}, new int[] {1, -1});
      Linear.disableDebugOutput();
      return objective(problem, Linear.train(problem, parameter), cost);
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

    private static double objective(Problem problem, Model model, double cost) {
      double[] weights = model.getFeatureWeights();
      double sign = model.getLabels()[0];
      double objective = 0;
      for (double weight : weights) {
        objective += weight * weight / 2;
      }
      for (int row = 0; row < problem.l; row++) {
        double decision = 0;
        for (int i = 0; i < weights.length; i++) {
          decision += sign * weights[i] * problem.x[row][i].getValue();
        }
        double hinge = Math.max(0, 1 - problem.y[row] * decision);
        objective += cost * (problem.y[row] > 0 ? POSITIVE_WEIGHT : 1) * hinge * hinge;
      }
      return objective;
    }
  }
}
