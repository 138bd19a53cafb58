package io.intarsia.eval.classification;

import io.intarsia.eval.metrics.Bootstrap;
import io.intarsia.eval.svm.LinearClassifier;
import io.intarsia.eval.svm.NormalizedFeatures;
import io.intarsia.eval.svm.StratifiedFolds;
import io.intarsia.eval.svm.SvmPath;
import io.intarsia.eval.svm.SvmSolver;
import io.intarsia.proto.ClassScore;
import io.intarsia.proto.LayerScores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Class folders: one machine for each class, and an image goes to the class whose decision is
 * largest. Since decisions are compared between classes, all machines have one cost: that with the
 * best accuracy over the folds, which hold the same share of each class.
 */
public final class SingleLabelSvm implements LayerScorer {
  private final List<String> classes;
  private final int[] training;
  private final int[] test;
  private final SvmProtocol protocol;
  private final Bootstrap bootstrap;
  private final int[] folds;
  private final List<FoldedRows> rows;

  /**
   * Prepares the classes.
   *
   * @param classes their names; at least two
   * @param training place of its class for each row of the training split
   * @param test the same for the test split
   * @param bootstrap resamples of the test images to be scored as well
   */
  public SingleLabelSvm(
      List<String> classes, int[] training, int[] test, SvmProtocol protocol, Bootstrap bootstrap) {
    this.classes = List.copyOf(classes);
    this.training = training.clone();
    this.test = test.clone();
    this.protocol = protocol;
    this.bootstrap = bootstrap;
    this.folds = StratifiedFolds.assign(training, protocol.folds());
    this.rows =
        IntStream.range(0, classes.size())
            .mapToObj(label -> FoldedRows.ofLabel(label, training, folds, protocol))
            .toList();
  }

  @Override
  public String metric() {
    return "accuracy over %d classes".formatted(classes.size());
  }

  @Override
  public LayerScores score(NormalizedFeatures trainingRows, NormalizedFeatures testRows) {
    Decisions decisions = new Decisions(test.length);
    try (SvmSolver solver = SvmSolver.over(trainingRows, SvmSolver.TOLERANCE)) {
      double cost = chooseCost(solver);
      List<SvmPath> refits =
          rows.stream().map(each -> new SvmPath(each.whole(), List.of(cost))).toList();
      solver.solve(
          refits,
          (label, place, solution) ->
              decisions.offer(
                  label, LinearClassifier.of(solution, trainingRows).decisions(testRows)));
      return describe(decisions, cost);
    }
  }

  private double chooseCost(SvmSolver solver) {
    List<Double> costs = protocol.risingCosts();
    List<SvmPath> paths = new ArrayList<>();
    for (FoldedRows each : rows) {
      for (int fold = 0; fold < protocol.folds(); fold++) {
        paths.add(new SvmPath(each.without(fold), costs));
      }
    }
    List<Decisions> heldOut = costs.stream().map(cost -> new Decisions(training.length)).toList();
    solver.solve(
        paths,
        (path, cost, solution) -> {
          int fold = path % protocol.folds();
          for (int row = 0; row < folds.length; row++) {
            if (folds[row] == fold) {
              heldOut.get(cost).offer(path / protocol.folds(), row, solution.decision(row));
            }
          }
        });
    double[] scores = heldOut.stream().mapToDouble(each -> each.accuracy(training)).toArray();
    return protocol.best(scores);
  }

  private LayerScores describe(Decisions decisions, double cost) {
    LayerScores.Builder scores =
        LayerScores.newBuilder()
            .setScore(decisions.accuracy(test))
            .addAllReplicates(bootstrap.shares(decisions.hits(test)));
    for (int label = 0; label < classes.size(); label++) {
      ClassScore.Builder score =
          ClassScore.newBuilder()
              .setName(classes.get(label))
              .setCost(cost)
              .setTrainPositives(count(training, label))
              .setTestPositives(count(test, label));
      if (score.getTestPositives() > 0) {
        score.setScore(decisions.accuracy(test, label));
      }
      scores.addClasses(score);
    }
    return scores.build();
  }

  private static int count(int[] labels, int label) {
    return (int) Arrays.stream(labels).filter(each -> each == label).count();
  }

  /** For each row the class whose machine is surest so far; of equals the first in the list. */
  private static final class Decisions {
    private final double[] largest;
    private final int[] labels;

    Decisions(int rows) {
      largest = new double[rows];
      Arrays.fill(largest, Double.NEGATIVE_INFINITY);
      labels = new int[rows];
      Arrays.fill(labels, Integer.MAX_VALUE);
    }

    void offer(int label, double[] decisions) {
      for (int row = 0; row < decisions.length; row++) {
        offer(label, row, decisions[row]);
      }
    }

    void offer(int label, int row, double decision) {
      boolean tie = decision == largest[row] && label < labels[row];
      if (decision > largest[row] || tie) {
        largest[row] = decision;
        labels[row] = label;
      }
    }

    boolean[] hits(int[] truth) {
      boolean[] hits = new boolean[truth.length];
      for (int row = 0; row < hits.length; row++) {
        hits[row] = labels[row] == truth[row];
      }
      return hits;
    }

    double accuracy(int[] truth) {
      return IntStream.range(0, truth.length)
          .mapToDouble(row -> labels[row] == truth[row] ? 1 : 0)
          .average()
          .orElseThrow();
    }

    double accuracy(int[] truth, int label) {
      return IntStream.range(0, truth.length)
          .filter(row -> truth[row] == label)
          .mapToDouble(row -> labels[row] == label ? 1 : 0)
          .average()
          .orElseThrow();
    }
  }
}
