package io.intarsia.eval.svm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Machines over a Gram matrix against liblinear, which knows nothing of one. */
class SvmSolverTest {
  private static final List<Double> COSTS = List.of(1e-4, 0.01, 0.1, 1.0, 10.0, 100.0);

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void everySolutionIsAsLowAsLiblinears(long seed) {
    RandomRows data = new RandomRows(seed, 120, 40);
    List<Double> objectives = new ArrayList<>();
    boolean[] used = data.allButEveryThird();
    try (SvmSolver solver = SvmSolver.over(data.features(), 1e-9)) {
      BinaryProblem problem = data.problem(used);
      solver.solve(
          List.of(new SvmPath(problem, COSTS)),
          (path, cost, solution) -> objectives.add(solution.objective()));
    }
    assertThat(objectives).hasSameSizeAs(COSTS);
    for (int i = 0; i < COSTS.size(); i++) {
      double reference = data.liblinear(used, COSTS.get(i)).objective();
      assertThat(objectives.get(i) / reference)
          .as("seed %d, cost %s: objective over liblinear's", seed, COSTS.get(i))
          .isBetween(1 - 1e-6, 1 + 1e-8);
    }
  }

  @Test
  void machinesSolvedTogetherAreThoseSolvedAlone() {
    RandomRows data = new RandomRows(4, 90, 30);
    boolean[] all = new boolean[90];
    Arrays.fill(all, true);
    SvmPath whole = new SvmPath(data.problem(all), COSTS);
    SvmPath part = new SvmPath(data.problem(data.allButEveryThird()), List.of(1.0));
    double[] alone = new double[COSTS.size()];
    double[] together = new double[COSTS.size()];
    try (SvmSolver solver = SvmSolver.over(data.features(), 1e-10)) {
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
    BinaryProblem problem = data.problem(data.allButEveryThird());
    try (SvmSolver solver = SvmSolver.over(data.features(), 1e-9)) {
      solver.solve(
          List.of(new SvmPath(problem, List.of(1.0))),
          (path, cost, solution) -> {
            LinearClassifier classifier = LinearClassifier.of(solution, data.features());
            double[] decisions = classifier.decisions(data.features());
            for (int row = 0; row < decisions.length; row++) {
              assertThat(Math.abs(decisions[row] - solution.decision(row))).isLessThan(1e-9);
            }
          });
    }
  }
}
