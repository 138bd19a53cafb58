package io.intarsia.eval.lowshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intarsia.eval.classification.SvmProtocol;
import io.intarsia.eval.metrics.AveragePrecision;
import io.intarsia.eval.metrics.Bootstrap;
import io.intarsia.eval.metrics.Ranking;
import io.intarsia.proto.DifficultRule;
import io.intarsia.proto.SampleScores;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two samples, one class, four test images. */
class CostChoiceTest {
  private static final int[] LABELS = {1, 0, 1, 0};
  private static final LowShotProtocol PROTOCOL =
      new LowShotProtocol(
          List.of(2, 8),
          2,
          new SvmProtocol(List.of(1.0, 100.0), 3, 2, DifficultRule.DROPPED, AveragePrecision.AREA),
          1.0);

  /** Its resamples hold the four images 1, 2, 1, 0 times and 3, 1, 0, 0 times. */
  private static final Bootstrap BOOTSTRAP = new Bootstrap(2, 9);

  @Test
  void aReplicateIsTheMeanOverTheSamplesOfWhatEachOnesChosenCostScoresOnTheResample() {
    assertThat(BOOTSTRAP.times(0, 4)).containsExactly(1, 2, 1, 0);
    assertThat(BOOTSTRAP.times(1, 4)).containsExactly(3, 1, 0, 0);
    CostScores first = new CostScores(2);
    first.addHeldOut(0, 1);
    // Positives are images 0 and 2: + - - +, so (1 + 2/4) / 2 = 3/4; then + + + -, so 1.
    first.keep(0, ranking(0.9, 0.8, 0.7, 0.6));
    first.keep(1, ranking(0.1, 0.9, 0.2, 0.8));
    CostScores second = new CostScores(2);
    second.addHeldOut(1, 1);
    second.keep(0, ranking(0.9, 0.1, 0.8, 0.2));
    // - - + +, so 2/4 for both; then - + + +, so 3/4 for all.
    second.keep(1, ranking(0.7, 0.9, 0.8, 0.6));
    SampleScores honest =
        new CostChoice(PROTOCOL, List.of(first, second)).honest(8, BOOTSTRAP, LABELS.length);
    assertThat(honest.getCostsList()).containsExactly(1.0, 100.0);
    assertThat(honest.getReplicates(0)).isCloseTo((0.75 + 0.5) / 2, within(1e-12));
    assertThat(honest.getReplicates(1)).isCloseTo((1 + 0.75) / 2, within(1e-12));
  }

  @Test
  void withoutResamplesNoneAreScored() {
    CostScores sample = new CostScores(2);
    assertThat(
            new CostChoice(PROTOCOL, List.of(sample))
                .honest(2, Bootstrap.none(), LABELS.length)
                .getReplicatesList())
        .isEmpty();
  }

  private static Ranking ranking(double... scores) {
    return Ranking.of(scores, LABELS);
  }
}
