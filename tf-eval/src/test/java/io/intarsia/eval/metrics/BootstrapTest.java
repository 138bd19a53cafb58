package io.intarsia.eval.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  private static final double[] SCORES = {0.9, 0.8, 0.7, 0.6};

  @Test
  void aResampleHoldsAsManyImagesAsThereAreAndIsTheSameForEveryBackbone() {
    Bootstrap bootstrap = new Bootstrap(3, 5);
    int[] first = bootstrap.times(0, 50);
    assertThat(Arrays.stream(first).sum()).isEqualTo(50);
    assertThat(new Bootstrap(9, 5).times(0, 50)).containsExactly(first);
    assertThat(bootstrap.times(1, 50)).isNotEqualTo(first);
  }

  @Test
  void aResampledRankingCountsAnImageAsOftenAsItWasDrawn() {
    Ranking ranking = Ranking.of(SCORES, new int[] {1, 0, 1, 0});
    // Ranks: 1, 0, 0, 1, so (1 + 2/4) / 2.
    assertThat(AveragePrecision.AREA.of(ranking.resampled(new int[] {1, 2, 1, 0})))
        .isCloseTo(0.75, within(1e-12));
    // Copies are tied: of two negatives before one positive, scikit-learn's 1/3.
    assertThat(AveragePrecision.NON_INTERPOLATED.of(ranking.resampled(new int[] {0, 2, 1, 1})))
        .isCloseTo(1 / 3.0, within(1e-12));
  }

  @Test
  void everyImageOnceIsTheRankingItself() {
    Ranking ranking = Ranking.of(new double[] {1, 1, 0, 2}, new int[] {1, 0, 1, -1});
    Ranking same = ranking.resampled(new int[] {1, 1, 1, 1});
    assertThat(AveragePrecision.NON_INTERPOLATED.of(same))
        .isEqualTo(AveragePrecision.NON_INTERPOLATED.of(ranking));
  }

  @Test
  void sharesSpreadAsABinomialDoes() {
    boolean[] hits = new boolean[400];
    Arrays.fill(hits, 0, 100, true);
    List<Double> shares = new Bootstrap(500, 1).shares(hits);
    double mean = shares.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    double variance =
        shares.stream().mapToDouble(each -> (each - mean) * (each - mean)).sum() / 499;
    // sqrt(p (1 - p) / n) = 0.0217; the estimate of 500 replicates is within a tenth of it.
    assertThat(mean).isCloseTo(0.25, within(0.004));
    assertThat(Math.sqrt(variance)).isCloseTo(0.0217, within(0.0022));
  }

  @Test
  void aClassWithoutPositivesInAResampleHasNoPartInItsMean() {
    Ranking rare = Ranking.of(SCORES, new int[] {0, 0, 0, 1});
    Ranking common = Ranking.of(SCORES, new int[] {1, 1, 1, 1});
    List<Double> means =
        new Bootstrap(200, 2).meanPrecisions(List.of(rare, common), 4, AveragePrecision.AREA);
    assertThat(means).contains(1.0).allSatisfy(each -> assertThat(each).isGreaterThan(0.5));
  }
}
