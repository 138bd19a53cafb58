package io.intarsia.eval.classification;

import io.intarsia.eval.metrics.AveragePrecision;
import io.intarsia.eval.metrics.Bootstrap;
import io.intarsia.eval.metrics.Ranking;
import io.intarsia.eval.svm.LinearClassifier;
import io.intarsia.eval.svm.NormalizedFeatures;
import io.intarsia.eval.svm.SvmPath;
import io.intarsia.eval.svm.SvmSolver;
import io.intarsia.proto.ClassScore;
import io.intarsia.proto.LayerScores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The VOC07 protocol: each class has its own machine, whose cost is the one with the best mean
 * average precision over the folds (scikit-learn's, not interpolated), refitted on the whole
 * training split; test images marked difficult are left out of the class's ranking.
 */
public final class MultiLabelSvm implements LayerScorer {
  private final List<ClassLabels> scored;
  private final List<ClassLabels> unscored;
  private final List<FoldedRows> rows;
  private final SvmProtocol protocol;
  private final Bootstrap bootstrap;

  /**
   * Prepares the classes.
   *
   * @param classes those that cannot be scored have no part in the mean
   * @param bootstrap resamples of the test images to be scored as well
   */
  public MultiLabelSvm(List<ClassLabels> classes, SvmProtocol protocol, Bootstrap bootstrap) {
    this.scored = classes.stream().filter(ClassLabels::isScorable).toList();
    this.unscored = classes.stream().filter(each -> !each.isScorable()).toList();
    this.rows = scored.stream().map(each -> FoldedRows.ofClass(each, protocol)).toList();
    this.protocol = protocol;
    this.bootstrap = bootstrap;
    if (scored.isEmpty()) {
      throw new IllegalArgumentException("no class has positives in both splits");
    }
  }

  @Override
  public String metric() {
    return "mAP (%s), mean of %d classes".formatted(protocol.reported().words(), scored.size());
  }

  @Override
  public LayerScores score(NormalizedFeatures training, NormalizedFeatures test) {
    LayerScores.Builder scores = LayerScores.newBuilder();
    Ranking[] rankings = new Ranking[scored.size()];
    try (SvmSolver solver = SvmSolver.over(training, SvmSolver.TOLERANCE)) {
      double[] costs = chooseCosts(solver);
      List<SvmPath> refits = new ArrayList<>();
      for (int i = 0; i < scored.size(); i++) {
        refits.add(new SvmPath(rows.get(i).whole(), List.of(costs[i])));
        scores.addClasses(ClassScore.newBuilder().setCost(costs[i]));
      }
      solver.solve(
          refits,
          (each, cost, solution) -> {
            LinearClassifier machine = LinearClassifier.of(solution, training);
            rankings[each] = Ranking.of(machine.decisions(test), scored.get(each).test());
            describe(scores.getClassesBuilder(each), scored.get(each), rankings[each]);
          });
    }
    List<ClassScore> classes = List.copyOf(scores.getClassesList());
    unscored.forEach(each -> scores.addClasses(count(each)));
    return scores
        .setScore(classes.stream().mapToDouble(ClassScore::getScore).average().orElseThrow())
        .setScore11Point(
            classes.stream().mapToDouble(ClassScore::getScore11Point).average().orElseThrow())
        .addAllReplicates(
            bootstrap.meanPrecisions(List.of(rankings), test.rows(), protocol.reported()))
        .build();
  }

  private void describe(ClassScore.Builder score, ClassLabels labels, Ranking ranking) {
    score
        .mergeFrom(count(labels))
        .setScore(protocol.reported().of(ranking))
        .setScore11Point(AveragePrecision.ELEVEN_POINT.of(ranking));
  }

  private static ClassScore count(ClassLabels labels) {
    return ClassScore.newBuilder()
        .setName(labels.name())
        .setTrainPositives(labels.trainingPositives())
        .setTestPositives(labels.testPositives())
        .build();
  }

  private double[] chooseCosts(SvmSolver solver) {
    List<Double> costs = protocol.risingCosts();
    List<SvmPath> paths = new ArrayList<>();
    for (FoldedRows each : rows) {
      for (int fold = 0; fold < protocol.folds(); fold++) {
        paths.add(new SvmPath(each.without(fold), costs));
      }
    }
    double[][] scores = new double[rows.size()][costs.size()];
    solver.solve(
        paths,
        (path, cost, solution) -> {
          int each = path / protocol.folds();
          int fold = path % protocol.folds();
          scores[each][cost] += rows.get(each).averagePrecision(fold, solution);
        });
    return Arrays.stream(scores).mapToDouble(protocol::best).toArray();
  }
}
