package io.intarsia.study.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReplicatesTest {
  @Test
  void scoresComeBackToAHundredthOfATenthOfAPercent() {
    List<Double> scores = List.of(0.0, 1.0, 0.123456, 0.5);
    List<Double> read = Replicates.decode(Replicates.encode(scores));
    assertThat(read).hasSize(4);
    for (int i = 0; i < 4; i++) {
      assertThat(read.get(i)).isCloseTo(scores.get(i), within(1e-5));
    }
  }

  @Test
  void whatIsNoShareIsRefused() {
    assertThatThrownBy(() -> Replicates.encode(List.of(Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Replicates.encode(List.of(1.1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
