package io.intarsia.core.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InTurnsTest {

  @Test
  void bothWaysAreTakenInTurnsAndWarmedUp() {
    List<String> taken = new ArrayList<>();
    InTurns.time(2, () -> taken.add("first"), () -> taken.add("second"));
    assertThat(taken).hasSize(14).startsWith("first", "second", "first", "second");
  }

  @Test
  void theRatioSaysHowMuchFasterTheFirstWayIs() {
    assertThat(new InTurns(2, 5).ratio()).isEqualTo(2.5);
  }

  @Test
  void noRoundIsNoMeasurement() {
    assertThatThrownBy(() -> InTurns.time(0, () -> {}, () -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("got 0");
  }
}
