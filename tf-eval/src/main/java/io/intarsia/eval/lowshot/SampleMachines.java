package io.intarsia.eval.lowshot;

import io.intarsia.eval.classification.FoldedRows;
import io.intarsia.eval.features.FeatureMatrix;
import io.intarsia.eval.metrics.Bootstrap;
import io.intarsia.eval.metrics.Ranking;
import io.intarsia.eval.svm.NormalizedFeatures;
import io.intarsia.eval.svm.StratifiedFolds;
import io.intarsia.eval.svm.SvmPath;
import io.intarsia.eval.svm.SvmSolver;
import java.util.ArrayList;
import java.util.List;

/** Trains the machines of one sample for every cost and scores them. */
final class SampleMachines {
  private final LowShotProtocol protocol;
  private final boolean crossValidated;
  private final List<int[]> testLabels;
  private final Bootstrap bootstrap;
  private final CostScores scores;

  /**
   * Machines of a sample.
   *
   * @param testLabels for each class, by test row: 1, 0 or -1 (difficult)
   * @param bootstrap whether rankings are kept for it
   */
  SampleMachines(LowShotProtocol protocol, int k, List<int[]> testLabels, Bootstrap bootstrap) {
    this.protocol = protocol;
    this.bootstrap = bootstrap;
    this.crossValidated = protocol.isCrossValidated(k);
    this.testLabels = testLabels;
    this.scores = new CostScores(protocol.svm().costs().size());
  }

  /** Scores by the place of the cost among {@link SvmProtocol#risingCosts}. */
  CostScores scores() {
    return scores;
  }

  /** Trains the classes that share some rows. */
  void add(ShotGroup group, FeatureMatrix features, TestRows test) {
    NormalizedFeatures rows =
        new NormalizedFeatures(
            new FeatureMatrix(group.rows().stream().map(features::row).toList()));
    List<FoldedRows> classes =
        group.classes().stream().map(shots -> folded(shots, rows.rows())).toList();
    try (SvmSolver solver = SvmSolver.over(rows, SvmSolver.TOLERANCE);
        MachineBatch machines = new MachineBatch(test, rows, this::scoreTest)) {
      int pathsOfClass = crossValidated ? 1 + protocol.svm().folds() : 1;
      solver.solve(
          paths(classes),
          (path, cost, solution) -> {
            int each = path / pathsOfClass;
            int fold = path % pathsOfClass - 1;
            if (fold < 0) {
              machines.add(group.classes().get(each).label(), cost, solution);
            } else {
              double precision = classes.get(each).averagePrecision(fold, solution);
              scores.addHeldOut(cost, precision / protocol.svm().folds() / testLabels.size());
            }
          });
      machines.flush();
    }
  }

  private List<SvmPath> paths(List<FoldedRows> classes) {
    List<Double> costs = protocol.svm().risingCosts();
    List<SvmPath> paths = new ArrayList<>();
    for (FoldedRows each : classes) {
      paths.add(new SvmPath(each.whole(), costs));
      for (int fold = 0; crossValidated && fold < protocol.svm().folds(); fold++) {
        paths.add(new SvmPath(each.without(fold), costs));
      }
    }
    return paths;
  }

  private FoldedRows folded(ClassShots shots, int rows) {
    boolean[] positive = new boolean[rows];
    int[] binary = new int[rows];
    for (int row = 0; row < rows; row++) {
      positive[row] = shots.positive().get(row);
      binary[row] = positive[row] ? 1 : 0;
    }
    int[] folds = StratifiedFolds.assign(binary, protocol.svm().folds());
    return FoldedRows.of(positive, folds, protocol.svm().positiveWeight());
  }

  private void scoreTest(int label, int cost, double[] decisions) {
    Ranking ranking = Ranking.of(decisions, testLabels.get(label));
    scores.addTest(cost, protocol.svm().reported().of(ranking) / testLabels.size());
    if (bootstrap.replicates() > 0 && mayBeChosen(cost)) {
      scores.keep(cost, ranking);
    }
  }

  /** Which cost is chosen is known once all classes are trained. */
  private boolean mayBeChosen(int cost) {
    return crossValidated || protocol.svm().risingCosts().get(cost) == protocol.fixedCost();
  }
}
