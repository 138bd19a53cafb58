package io.intarsia.eval.bench;

import io.intarsia.core.measure.PeakMemory;
import io.intarsia.core.random.SeededHash;
import io.intarsia.eval.classification.FoldedRows;
import io.intarsia.eval.classification.SvmProtocol;
import io.intarsia.eval.svm.BinaryProblem;
import io.intarsia.eval.svm.KernelForm;
import io.intarsia.eval.svm.NormalizedFeatures;
import io.intarsia.eval.svm.SvmPath;
import io.intarsia.eval.svm.SvmSolver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The multi-label protocol's training: every class, fold and cost, the choice of the costs, and the
 * refits; then some of the same problems by liblinear.
 */
public final class SvmBenchmark {
  private static final double LIBLINEAR_TOLERANCE = 1e-6;

  private final NormalizedFeatures features;
  private final List<FoldedRows> classes;
  private final SvmProtocol protocol;
  private final List<Solved> solved = new ArrayList<>();

  private record Solved(BinaryProblem problem, double cost, double objective) {}

  /**
   * What was measured.
   *
   * @param form how the solver multiplied with the rows' products
   * @param problems machines trained, refits included
   * @param seconds time for all of them, from the features on
   * @param solverMegabytes peak of resident memory up to then
   * @param drawn problems that liblinear solved too
   * @param liblinearSeconds its mean time times {@code problems}
   * @param worstGap largest difference of a primal objective from liblinear's, as a share of it
   * @param peakMegabytes peak of resident memory of the whole run, liblinear's features included
   */
  public record Result(
      KernelForm form,
      int problems,
      double seconds,
      double solverMegabytes,
      int drawn,
      double liblinearSeconds,
      double worstGap,
      double peakMegabytes) {}

  private SvmBenchmark(LabelledFeatures data, SvmProtocol protocol) {
    this.features = new NormalizedFeatures(data.features());
    this.classes = data.classes().stream().map(each -> FoldedRows.ofClass(each, protocol)).toList();
    this.protocol = protocol;
  }

  /**
   * Measures.
   *
   * @param draws problems for liblinear, drawn from the seed
   */
  public static Result run(LabelledFeatures data, SvmProtocol protocol, int draws, long seed)
      throws IOException {
    long begun = System.nanoTime();
    SvmBenchmark benchmark = new SvmBenchmark(data, protocol);
    benchmark.solveAll();
    double seconds = (System.nanoTime() - begun) / 1e9;
    double solverMegabytes = PeakMemory.megabytes();
    LiblinearOracle oracle = new LiblinearOracle(benchmark.features, LIBLINEAR_TOLERANCE);
    double oracleSeconds = 0;
    double worst = 0;
    int problems = benchmark.solved.size();
    for (int i = 0; i < draws; i++) {
      Solved each = benchmark.solved.get(SeededHash.below(problems, seed, i));
      LiblinearOracle.Answer answer = oracle.solve(each.problem, each.cost);
      oracleSeconds += answer.seconds();
      worst = Math.max(worst, Math.abs(each.objective / answer.objective() - 1));
    }
    return new Result(
        KernelForm.of(benchmark.features.rows()),
        problems,
        seconds,
        solverMegabytes,
        draws,
        oracleSeconds / draws * problems,
        worst,
        PeakMemory.megabytes());
  }

  private void solveAll() {
    try (SvmSolver solver = SvmSolver.over(features, SvmSolver.TOLERANCE)) {
      double[][] scores = crossValidate(solver);
      List<SvmPath> refits = new ArrayList<>();
      for (int each = 0; each < classes.size(); each++) {
        refits.add(new SvmPath(classes.get(each).whole(), List.of(protocol.best(scores[each]))));
      }
      solver.solve(
          refits, (each, cost, solution) -> keep(refits.get(each), cost, solution.objective()));
    }
  }

  private double[][] crossValidate(SvmSolver solver) {
    List<Double> costs = protocol.risingCosts();
    List<SvmPath> paths = new ArrayList<>();
    for (FoldedRows each : classes) {
      for (int fold = 0; fold < protocol.folds(); fold++) {
        paths.add(new SvmPath(each.without(fold), costs));
      }
    }
    double[][] scores = new double[classes.size()][costs.size()];
    solver.solve(
        paths,
        (path, cost, solution) -> {
          int each = path / protocol.folds();
          int fold = path % protocol.folds();
          scores[each][cost] += classes.get(each).averagePrecision(fold, solution);
          keep(paths.get(path), cost, solution.objective());
        });
    return scores;
  }

  private void keep(SvmPath path, int cost, double objective) {
    solved.add(new Solved(path.problem(), path.costs().get(cost), objective));
  }
}
