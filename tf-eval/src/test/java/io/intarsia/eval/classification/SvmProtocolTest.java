package io.intarsia.eval.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intarsia.core.UserException;
import io.intarsia.core.config.Configs;
import io.intarsia.eval.metrics.AveragePrecision;
import io.intarsia.proto.CostList;
import io.intarsia.proto.DifficultRule;
import io.intarsia.proto.LinearSvmConfig;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The costs and the rule that picks one. */
class SvmProtocolTest {

  @Test
  void thePaperHasTwentySixCosts() {
    List<Double> costs = SvmCosts.of(CostList.PAPER);
    assertThat(costs).hasSize(26).doesNotHaveDuplicates();
    assertThat(costs.subList(0, 10))
        .containsExactly(1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1.0, 10.0, 100.0);
    assertThat(costs.get(10)).isEqualTo(0.0625);
    assertThat(costs.get(25)).isEqualTo(Math.pow(0.5, 19));
  }

  @Test
  void visslHasElevenOthers() {
    LinearSvmConfig config =
        Configs.resolve(LinearSvmConfig.newBuilder().setCostList(CostList.VISSL).build());
    assertThat(SvmProtocol.of(config).costs())
        .containsExactly(0.01, 0.1, 1.0, 2.0, 5.0, 10.0, 15.0, 20.0, 50.0, 100.0, 1000.0);
    LinearSvmConfig own = config.toBuilder().addCosts(3).build();
    assertThat(SvmProtocol.of(own).costs()).containsExactly(3.0);
  }

  @Test
  void ofEqualScoresTheFirstCostOfTheListWins() {
    SvmProtocol protocol =
        new SvmProtocol(
            List.of(10.0, 0.1, 1.0), 3, 2, DifficultRule.DROPPED, AveragePrecision.AREA);
    // Scores belong to the rising costs 0.1, 1, 10.
    assertThat(protocol.best(new double[] {0.5, 0.7, 0.7})).isEqualTo(10.0);
    assertThat(protocol.best(new double[] {0.7, 0.7, 0.5})).isEqualTo(0.1);
  }

  @Test
  void aCostThatStandsTwiceIsTheUsersMistake() {
    assertThatThrownBy(
            () ->
                new SvmProtocol(
                    List.of(1.0, 1.0), 3, 2, DifficultRule.AS_NEGATIVE, AveragePrecision.AREA))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("costs");
  }
}
