package io.intarsia.eval.svm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Every fold, every cost and the refit of one class, solved over the multiplied matrix and over the
 * rows alone. The rows fill one block of products and part of a second.
 */
class KernelFormTest {
  private static final int ROWS = 600;
  private static final int FOLDS = 3;
  private static final List<Double> COSTS = List.of(1e-3, 0.1, 1.0, 100.0);

  private final RandomRows data = new RandomRows(6, ROWS, 50);
  private final List<boolean[]> uses = uses();

  private record Solved(double objective, List<Double> decisions) {}

  /** Which rows each machine learns from: those outside a fold, and all for the refit. */
  private List<boolean[]> uses() {
    int[] folds = StratifiedFolds.assign(data.labels(), FOLDS);
    return IntStream.rangeClosed(0, FOLDS)
        .mapToObj(
            left -> {
              boolean[] used = new boolean[ROWS];
              IntStream.range(0, ROWS).forEach(row -> used[row] = folds[row] != left);
              return used;
            })
        .toList();
  }

  private Solved[][] solve(KernelForm form) {
    Solved[][] solved = new Solved[uses.size()][COSTS.size()];
    List<SvmPath> paths =
        uses.stream().map(used -> new SvmPath(data.problem(used), COSTS)).toList();
    try (SvmSolver solver = SvmSolver.over(data.features(), SvmSolver.TOLERANCE, form)) {
      solver.solve(paths, (path, cost, solution) -> solved[path][cost] = copy(solution));
    }
    return solved;
  }

  private static Solved copy(SvmSolution solution) {
    return new Solved(
        solution.objective(), IntStream.range(0, ROWS).mapToObj(solution::decision).toList());
  }

  @Test
  void bothFormsFindTheMachinesThatLiblinearFinds() {
    Solved[][] byGram = solve(KernelForm.GRAM);
    Solved[][] byRows = solve(KernelForm.ROWS);
    for (int path = 0; path < uses.size(); path++) {
      for (int cost = 0; cost < COSTS.size(); cost++) {
        String name = "fold %d, cost %s".formatted(path, COSTS.get(cost));
        RandomRows.Machine reference = data.liblinear(uses.get(path), COSTS.get(cost));
        Solved gram = byGram[path][cost];
        Solved rows = byRows[path][cost];
        // Either is at most the tolerance above the least objective.
        assertThat(rows.objective() / gram.objective()).as(name).isCloseTo(1, within(2e-9));
        assertThat(rows.objective() / reference.objective())
            .as(name + ": objective over liblinear's")
            .isBetween(1 - 1e-6, 1 + 1e-8);
        for (int row = 0; row < ROWS; row++) {
          assertThat(rows.decisions().get(row))
              .as("%s, row %d", name, row)
              .isCloseTo(gram.decisions().get(row), within(1e-4))
              .isCloseTo(reference.decisions().get(row), within(1e-4));
        }
      }
    }
    assertThat(Arrays.stream(byRows).flatMap(Arrays::stream).map(Solved::objective).distinct())
        .hasSize(uses.size() * COSTS.size());
  }

  @Test
  void theMatrixIsMultipliedOutWhereItFits() {
    assertThat(KernelForm.of(KernelForm.MOST_GRAM_ROWS)).isEqualTo(KernelForm.GRAM);
    assertThat(KernelForm.of(KernelForm.MOST_GRAM_ROWS + 1)).isEqualTo(KernelForm.ROWS);
  }
}
