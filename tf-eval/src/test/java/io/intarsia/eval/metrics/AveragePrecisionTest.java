package io.intarsia.eval.metrics;

import static io.intarsia.eval.metrics.AveragePrecision.AREA;
import static io.intarsia.eval.metrics.AveragePrecision.ELEVEN_POINT;
import static io.intarsia.eval.metrics.AveragePrecision.NON_INTERPOLATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Average precision on rankings short enough to work out by hand. */
class AveragePrecisionTest {
  private static final double[] FALLING = {6, 5, 4, 3, 2, 1};

  @Test
  void aPerfectRankingScoresOneByEveryRule() {
    Ranking ranking = Ranking.of(FALLING, new int[] {1, 1, 1, 0, 0, 0});
    for (AveragePrecision rule : AveragePrecision.values()) {
      assertThat(rule.of(ranking)).as(rule.name()).isEqualTo(1.0);
    }
  }

  @Test
  void areaTakesTheLargestPrecisionToTheRight() {
    // Precisions 0, 1/2, 1/3, 2/4, 3/5, 3/6; made monotone they are 3/5 at every hit.
    Ranking ranking = Ranking.of(FALLING, new int[] {0, 1, 0, 1, 1, 0});
    assertThat(AREA.of(ranking)).isCloseTo(3.0 / 5, within(1e-15));
  }

  @Test
  void nonInterpolatedTakesThePrecisionAtEachHit() {
    Ranking ranking = Ranking.of(FALLING, new int[] {0, 1, 0, 1, 1, 0});
    double expected = (1.0 / 2 + 2.0 / 4 + 3.0 / 5) / 3;
    assertThat(NON_INTERPOLATED.of(ranking)).isCloseTo(expected, within(1e-15));
  }

  @Test
  void elevenPointsReadTheCurveAtTenths() {
    // Two positives at ranks 1 and 4: precision 1 up to recall 1/2 (6 points), 1/2 beyond (5).
    Ranking ranking = Ranking.of(FALLING, new int[] {1, 0, 0, 1, 0, 0});
    assertThat(ELEVEN_POINT.of(ranking)).isCloseTo((6 * 1.0 + 5 * 0.5) / 11, within(1e-15));
  }

  @Test
  void elevenPointsCountARecallThatIsExactlyATenth() {
    // Recall 3/10 after three hits is reached by the first three ranks, though 0.1 * 3 > 3 / 10.
    double[] scores = new double[20];
    int[] labels = new int[20];
    for (int rank = 0; rank < 20; rank++) {
      scores[rank] = -rank;
      labels[rank] = rank < 3 || rank >= 13 ? 1 : 0;
    }
    Ranking ranking = Ranking.of(scores, labels);
    assertThat(ranking.positives()).isEqualTo(10);
    // Precision 1 at recalls 0 to 0.3; from 0.4 on the last hit's 10 of 20.
    assertThat(ELEVEN_POINT.of(ranking)).isCloseTo((4 * 1.0 + 7 * 0.5) / 11, within(1e-15));
  }

  @Test
  void equalScoresAreOnePointOfTheNonInterpolatedCurve() {
    // scikit-learn: thresholds 2 (1 of 2 right, recall 1/2) and 1 (2 of 4, recall 1).
    Ranking ranking = Ranking.of(new double[] {2, 2, 1, 1}, new int[] {0, 1, 1, 0});
    assertThat(NON_INTERPOLATED.of(ranking)).isCloseTo(0.5 * 0.5 + 0.5 * 0.5, within(1e-15));
  }

  @Test
  void equalScoresKeepTheOrderOfTheirRows() {
    double firstRowHits = AREA.of(Ranking.of(new double[] {1, 1}, new int[] {1, 0}));
    double secondRowHits = AREA.of(Ranking.of(new double[] {0.0, -0.0}, new int[] {0, 1}));
    assertThat(firstRowHits).isEqualTo(1.0);
    assertThat(secondRowHits).isEqualTo(0.5);
  }

  @Test
  void difficultImagesAreAsIfTheyWereNotThere() {
    Ranking with = Ranking.of(FALLING, new int[] {-1, 1, -1, 0, 1, -1});
    Ranking without = Ranking.of(new double[] {5, 3, 2}, new int[] {1, 0, 1});
    for (AveragePrecision rule : AveragePrecision.values()) {
      assertThat(rule.of(with)).as(rule.name()).isEqualTo(rule.of(without));
    }
  }

  @Test
  void aScoreThatIsNotANumberIsRefused() {
    assertThatThrownBy(() -> Ranking.of(new double[] {1, Double.NaN}, new int[] {1, 0}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("row 1")
        .hasMessageContaining("not a number");
  }

  @Test
  void aRankingWithoutPositivesHasNoPrecision() {
    Ranking ranking = Ranking.of(new double[] {1, 2}, new int[] {0, -1});
    assertThatThrownBy(() -> AREA.of(ranking))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one positive");
  }
}
