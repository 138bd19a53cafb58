package io.intarsia.eval.classification;

import io.intarsia.eval.metrics.AveragePrecision;
import io.intarsia.eval.metrics.Bootstrap;
import io.intarsia.eval.metrics.Ranking;
import io.intarsia.proto.ClassScore;
import io.intarsia.proto.LayerScores;
import java.util.ArrayList;
import java.util.List;

/**
 * Several labels an image: the mean over the classes of average precision by area. Test images
 * marked difficult for a class are left out of its ranking.
 */
final class PrecisionGrading implements Grading {
  private final List<ClassLabels> classes;
  private final Bootstrap bootstrap;

  /**
   * Grades classes.
   *
   * @param classes each with a positive in both splits
   * @param bootstrap resamples to be graded as well
   */
  PrecisionGrading(List<ClassLabels> classes, Bootstrap bootstrap) {
    this.classes = List.copyOf(classes);
    this.bootstrap = bootstrap;
  }

  @Override
  public String metric() {
    return "mAP (area), mean of %d classes".formatted(classes.size());
  }

  @Override
  public List<ClassLabels> classes() {
    return classes;
  }

  @Override
  public LayerScores grade(double[][] values) {
    LayerScores.Builder scores = LayerScores.newBuilder();
    double area = 0;
    double eleven = 0;
    List<Ranking> rankings = new ArrayList<>();
    for (int label = 0; label < values.length; label++) {
      ClassLabels labels = classes.get(label);
      Ranking ranking = Ranking.of(values[label], labels.test());
      rankings.add(ranking);
      ClassScore score =
          ClassScore.newBuilder()
              .setName(labels.name())
              .setScore(AveragePrecision.AREA.of(ranking))
              .setScore11Point(AveragePrecision.ELEVEN_POINT.of(ranking))
              .setTrainPositives(labels.trainingPositives())
              .setTestPositives(labels.testPositives())
              .build();
      area += score.getScore() / values.length;
      eleven += score.getScore11Point() / values.length;
      scores.addClasses(score);
    }
    return scores
        .setScore(area)
        .setScore11Point(eleven)
        .addAllReplicates(
            bootstrap.meanPrecisions(rankings, values[0].length, AveragePrecision.AREA))
        .build();
  }
}
