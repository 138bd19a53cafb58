package io.intarsia.eval.classification;

import io.intarsia.eval.metrics.Bootstrap;
import io.intarsia.proto.ClassScore;
import io.intarsia.proto.LayerScores;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One label an image: the share of test images whose class has the largest value, and of those
 * whose class is among the five largest. Of equal values the class first in the list comes first.
 */
final class AccuracyGrading implements Grading {
  private static final int TOP = 5;

  private final List<ClassLabels> classes;
  private final int[] test;
  private final Bootstrap bootstrap;

  /**
   * Grades all classes of a data set.
   *
   * @param test place of its class, by test row
   * @param bootstrap resamples to be graded as well
   */
  AccuracyGrading(List<ClassLabels> classes, int[] test, Bootstrap bootstrap) {
    this.classes = List.copyOf(classes);
    this.test = test.clone();
    this.bootstrap = bootstrap;
  }

  @Override
  public String metric() {
    return "accuracy over %d classes".formatted(classes.size());
  }

  @Override
  public List<ClassLabels> classes() {
    return classes;
  }

  @Override
  public LayerScores grade(double[][] values) {
    int[] ranks = IntStream.range(0, test.length).map(row -> rank(values, row)).toArray();
    LayerScores.Builder scores = LayerScores.newBuilder().setScore(share(ranks, 1));
    if (classes.size() > TOP) {
      scores.setTop5(share(ranks, TOP));
    }
    for (int label = 0; label < classes.size(); label++) {
      scores.addClasses(describe(label, ranks));
    }
    return scores.addAllReplicates(bootstrap.shares(hits(ranks))).build();
  }

  private static boolean[] hits(int[] ranks) {
    boolean[] hits = new boolean[ranks.length];
    for (int row = 0; row < hits.length; row++) {
      hits[row] = ranks[row] == 0;
    }
    return hits;
  }

  private ClassScore describe(int label, int[] ranks) {
    ClassLabels labels = classes.get(label);
    ClassScore.Builder score =
        ClassScore.newBuilder()
            .setName(labels.name())
            .setTrainPositives(labels.trainingPositives())
            .setTestPositives(labels.testPositives());
    int[] own =
        IntStream.range(0, test.length)
            .filter(row -> test[row] == label)
            .map(row -> ranks[row])
            .toArray();
    return own.length == 0 ? score.build() : score.setScore(share(own, 1)).build();
  }

  /** How many classes come before a row's own. */
  private int rank(double[][] values, int row) {
    double own = values[test[row]][row];
    int before = 0;
    for (int label = 0; label < values.length; label++) {
      double value = values[label][row];
      if (value > own || (value == own && label < test[row])) {
        before++;
      }
    }
    return before;
  }

  private static double share(int[] ranks, int top) {
    return (double) Arrays.stream(ranks).filter(rank -> rank < top).count() / ranks.length;
  }
}
