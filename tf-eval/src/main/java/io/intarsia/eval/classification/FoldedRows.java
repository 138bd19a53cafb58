package io.intarsia.eval.classification;

import io.intarsia.eval.metrics.AveragePrecision;
import io.intarsia.eval.metrics.Ranking;
import io.intarsia.eval.svm.BinaryProblem;
import io.intarsia.eval.svm.StratifiedFolds;
import io.intarsia.eval.svm.SvmSolution;
import io.intarsia.proto.DifficultRule;

/** The training rows of one class: what they show, which are used, and in which folds they are. */
public final class FoldedRows {
  private final boolean[] positive;
  private final int[] folds;
  private final double positiveWeight;

  private FoldedRows(boolean[] positive, int[] folds, double positiveWeight) {
    this.positive = positive;
    this.folds = folds;
    this.positiveWeight = positiveWeight;
  }

  /**
   * Rows with folds of one's own.
   *
   * @param positive by row: whether it shows the class
   * @param folds by row: its fold, or {@link StratifiedFolds#UNUSED}
   */
  public static FoldedRows of(boolean[] positive, int[] folds, double positiveWeight) {
    return new FoldedRows(positive.clone(), folds.clone(), positiveWeight);
  }

  /** Rows of a class that other classes may share images with: the folds are its own. */
  public static FoldedRows ofClass(ClassLabels labels, SvmProtocol protocol) {
    int[] training = labels.training();
    boolean[] positive = new boolean[training.length];
    int[] binary = new int[training.length];
    for (int row = 0; row < training.length; row++) {
      positive[row] = training[row] == 1;
      boolean used = training[row] >= 0 || protocol.difficult() == DifficultRule.AS_NEGATIVE;
      binary[row] = !used ? StratifiedFolds.UNUSED : positive[row] ? 1 : 0;
    }
    int[] folds = StratifiedFolds.assign(binary, protocol.folds());
    return new FoldedRows(positive, folds, protocol.positiveWeight());
  }

  /** Rows that show one class each, in folds that all classes share. */
  static FoldedRows ofLabel(int label, int[] labels, int[] folds, SvmProtocol protocol) {
    boolean[] positive = new boolean[labels.length];
    for (int row = 0; row < labels.length; row++) {
      positive[row] = labels[row] == label;
    }
    return new FoldedRows(positive, folds, protocol.positiveWeight());
  }

  /** The problem over all used rows. */
  public BinaryProblem whole() {
    // No row is in this fold, so none is held out.
    return without(Integer.MAX_VALUE);
  }

  /** The problem over the used rows outside a fold. */
  public BinaryProblem without(int fold) {
    boolean[] trained = new boolean[folds.length];
    for (int row = 0; row < trained.length; row++) {
      trained[row] = folds[row] != StratifiedFolds.UNUSED && folds[row] != fold;
    }
    return BinaryProblem.of(positive, trained, positiveWeight);
  }

  /** Average precision of a machine on the fold it has not seen; 0 where that shows no positive. */
  public double averagePrecision(int fold, SvmSolution solution) {
    double[] decisions = new double[folds.length];
    int[] labels = new int[folds.length];
    for (int row = 0; row < folds.length; row++) {
      decisions[row] = solution.decision(row);
      labels[row] = folds[row] != fold ? -1 : positive[row] ? 1 : 0;
    }
    Ranking ranking = Ranking.of(decisions, labels);
    return ranking.positives() == 0 ? 0 : AveragePrecision.NON_INTERPOLATED.of(ranking);
  }
}
