package io.intarsia.eval.classification;

import static org.assertj.core.api.Assertions.assertThat;

import io.intarsia.eval.features.FeatureMatrix;
import io.intarsia.eval.metrics.AveragePrecision;
import io.intarsia.eval.metrics.Bootstrap;
import io.intarsia.eval.svm.NormalizedFeatures;
import io.intarsia.proto.ClassScore;
import io.intarsia.proto.DifficultRule;
import io.intarsia.proto.LayerScores;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whole evaluations of a layer on features whose worth is known. */
class LayerScorerTest {
  private static final SvmProtocol PROTOCOL =
      new SvmProtocol(
          List.of(0.01, 1.0, 100.0), 3, 2, DifficultRule.AS_NEGATIVE, AveragePrecision.AREA);

  @Test
  void featuresThatShowTheClassesScoreAll() {
    Rows training = new Rows(1, 60, 1);
    Rows test = new Rows(2, 45, 1);
    LayerScores folders =
        new SingleLabelSvm(
                List.of("a", "b", "c"), training.labels, test.labels, PROTOCOL, Bootstrap.none())
            .score(training.features(), test.features());
    assertThat(folders.getScore()).isEqualTo(1.0);
    LayerScores voc =
        new MultiLabelSvm(classes(training, test), PROTOCOL, Bootstrap.none())
            .score(training.features(), test.features());
    assertThat(voc.getScore()).isEqualTo(1.0);
    assertThat(voc.getScore11Point()).isEqualTo(1.0);
  }

  @Test
  void featuresOfNoiseScoreAboutWhatChanceDoes() {
    Rows training = new Rows(3, 150, 0);
    Rows test = new Rows(4, 150, 0);
    LayerScores folders =
        new SingleLabelSvm(
                List.of("a", "b", "c"), training.labels, test.labels, PROTOCOL, Bootstrap.none())
            .score(training.features(), test.features());
    assertThat(folders.getScore()).isBetween(0.2, 0.47);
    LayerScores voc =
        new MultiLabelSvm(classes(training, test), PROTOCOL, Bootstrap.none())
            .score(training.features(), test.features());
    assertThat(voc.getScore()).isBetween(0.25, 0.5);
  }

  @Test
  void aClassWithoutPositivesIsNamedAndNotScored() {
    Rows training = new Rows(5, 30, 1);
    Rows test = new Rows(6, 30, 1);
    List<ClassLabels> classes = new ArrayList<>(classes(training, test));
    classes.add(new ClassLabels("nowhere", new int[30], new int[30]));
    MultiLabelSvm scorer = new MultiLabelSvm(classes, PROTOCOL, Bootstrap.none());
    LayerScores scores = scorer.score(training.features(), test.features());
    assertThat(scorer.metric()).isEqualTo("mAP (area), mean of 3 classes");
    assertThat(scores.getClassesList()).extracting(ClassScore::getName).endsWith("nowhere");
    assertThat(scores.getClasses(3).hasScore()).isFalse();
    assertThat(scores.getScore()).isEqualTo(1.0);
  }

  @Test
  void difficultRowsTrainAsNegativesOnlyWhereTheProtocolSaysSo() {
    Rows training = new Rows(7, 60, 0.1f);
    Rows test = new Rows(8, 60, 0.1f);
    int[] difficult = labels(training, 0);
    int[] negative = labels(training, 0);
    for (int row = 20; row < 60; row++) {
      difficult[row] = difficult[row] == 1 ? -1 : 0;
      negative[row] = 0;
    }
    SvmProtocol dropping =
        new SvmProtocol(PROTOCOL.costs(), 3, 2, DifficultRule.DROPPED, AveragePrecision.AREA);
    double asNegatives = score(difficult, training, test, PROTOCOL);
    assertThat(asNegatives).isEqualTo(score(negative, training, test, PROTOCOL));
    assertThat(asNegatives).isNotEqualTo(score(difficult, training, test, dropping));
  }

  private static double score(int[] labels, Rows training, Rows test, SvmProtocol protocol) {
    ClassLabels labelled = new ClassLabels("a", labels, labels(test, 0));
    return new MultiLabelSvm(List.of(labelled), protocol, Bootstrap.none())
        .score(training.features(), test.features())
        .getScore();
  }

  private static List<ClassLabels> classes(Rows training, Rows test) {
    List<ClassLabels> classes = new ArrayList<>();
    for (int label = 0; label < 3; label++) {
      classes.add(
          new ClassLabels(
              "abc".substring(label, label + 1), labels(training, label), labels(test, label)));
    }
    return classes;
  }

  private static int[] labels(Rows rows, int label) {
    int[] labels = new int[rows.labels.length];
    for (int row = 0; row < labels.length; row++) {
      labels[row] = rows.labels[row] == label ? 1 : 0;
    }
    return labels;
  }

  /** Rows of three classes; with strength 1 a feature each shows the class, with 0 nothing does. */
  private static final class Rows {
    final int[] labels;
    private final List<float[]> values = new ArrayList<>();

    Rows(long seed, int rows, float strength) {
      SplittableRandom random = new SplittableRandom(seed);
      labels = new int[rows];
      for (int row = 0; row < rows; row++) {
        labels[row] = row % 3;
        float[] each = new float[12];
        for (int i = 0; i < each.length; i++) {
          each[i] = (float) random.nextDouble();
        }
        each[labels[row]] += 3 * strength;
        values.add(each);
      }
    }

    NormalizedFeatures features() {
      return new NormalizedFeatures(new FeatureMatrix(values));
    }
  }
}
