package io.intarsia.eval.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intarsia.eval.metrics.Bootstrap;
import io.intarsia.proto.LayerScores;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GradingTest {
  @Test
  void accuracyCountsTheLargestValueAndTheFiveLargest() {
    List<ClassLabels> classes =
        IntStream.range(0, 7)
            .mapToObj(label -> new ClassLabels("c" + label, new int[] {1}, new int[] {0, 0, 0}))
            .toList();
    // Rows show classes 2, 2 and 6; these have the largest, fifth and sixth value.
    double[][] values = {
      {0, 9, 9}, {0, 8, 8}, {1, 5, 7}, {0, 7, 6}, {0, 6, 5}, {0, 0, 0}, {0, 0, 4}
    };
    LayerScores scores =
        new AccuracyGrading(classes, new int[] {2, 2, 6}, Bootstrap.none()).grade(values);
    assertThat(scores.getScore()).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(scores.getTop5()).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(scores.getClasses(2).getScore()).isEqualTo(0.5);
    assertThat(scores.getClasses(6).getScore()).isZero();
    assertThat(scores.getClasses(0).hasScore()).isFalse();
  }

  @Test
  void ofEqualValuesTheFirstClassWins() {
    List<ClassLabels> classes =
        List.of(
            new ClassLabels("a", new int[] {1}, new int[] {1, 0}),
            new ClassLabels("b", new int[] {0}, new int[] {0, 1}));
    LayerScores scores =
        new AccuracyGrading(classes, new int[] {0, 1}, Bootstrap.none())
            .grade(new double[][] {{1, 1}, {1, 1}});
    assertThat(scores.getScore()).isEqualTo(0.5);
    assertThat(scores.hasTop5()).isFalse();
  }

  @Test
  void averagePrecisionLeavesDifficultImagesOut() {
    ClassLabels cat = new ClassLabels("cat", new int[] {1, 0}, new int[] {1, -1, 0, 1});
    LayerScores scores =
        new PrecisionGrading(List.of(cat), Bootstrap.none())
            .grade(new double[][] {{0.9, 0.8, 0.7, 0.6}});
    // Ranks 1 and 3 of three: (1 + 2/3) / 2.
    assertThat(scores.getScore()).isCloseTo(5 / 6.0, within(1e-12));
    assertThat(scores.getClasses(0).getTestPositives()).isEqualTo(2);
  }
}
