package io.intarsia.train.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.TextFormat;
import io.intarsia.proto.ScheduleConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Learning rates by step, worked out by hand. */
class LearningRateTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0.1",
    "1, 0.14",
    "5, 0.3",
    "9, 0.46",
    "10, 0.5",
    "29, 0.5",
    "30, 0.05",
    "59, 0.05",
    "60, 0.005",
    "99, 0.005"
  })
  void warmUpThenStepsAtSharesOfTheWholeRun(long step, double rate) throws Exception {
    LearningRate schedule =
        schedule(
            """
            learning_rate: 0.5 reference_batch: 0
            warm_up { fraction: 0.1 from: 0.2 }
            step { milestones: [0.3, 0.6] factor: 0.1 }
            """,
            100,
            64);
    assertThat(schedule.at(step)).isCloseTo(rate, within(1e-12));
  }

  @ParameterizedTest
  // 0.01 + 0.99 / 2 (1 + cos(pi q)) at q = 0, 1/3, 1/2, 1 of the 12 steps after the warm-up.
  @CsvSource({"3, 1.0", "7, 0.7525", "9, 0.505", "15, 0.01"})
  void cosineOverWhatFollowsTheWarmUp(long step, double rate) throws Exception {
    LearningRate schedule =
        schedule(
            """
            learning_rate: 1 reference_batch: 0
            warm_up { fraction: 0.2 from: 0 }
            cosine { to: 0.01 }
            """,
            15,
            64);
    assertThat(schedule.at(step)).isCloseTo(rate, within(1e-12));
  }

  @Test
  void theRateGrowsWithTheBatch() throws Exception {
    assertThat(schedule("learning_rate: 0.1", 10, 64).at(0)).isCloseTo(0.025, within(1e-15));
    assertThat(schedule("learning_rate: 0.1 reference_batch: 32", 10, 64).at(9))
        .isCloseTo(0.2, within(1e-15));
  }

  @Test
  void milestonesMustRise() {
    assertThatThrownBy(() -> schedule("step { milestones: [0.6, 0.3] }", 10, 64))
        .hasMessageContaining("schedule.step.milestones")
        .hasMessageContaining("[0.6, 0.3]");
  }

  @Test
  void lengthInStepsOrEpochs() throws Exception {
    assertThat(RunLength.steps(parse("steps: 7"), 1000, 64)).isEqualTo(7);
    assertThat(RunLength.steps(parse("epochs: 1.5"), 1000, 64)).isEqualTo(24);
    assertThat(RunLength.steps(parse("epochs: 0.001"), 1000, 64)).isEqualTo(1);
    assertThatThrownBy(() -> RunLength.steps(parse(""), 1000, 64))
        .hasMessageContaining("schedule.steps");
  }

  private static LearningRate schedule(String text, long steps, int batch) throws Exception {
    return LearningRate.of(parse(text), steps, batch);
  }

  private static ScheduleConfig parse(String text) throws Exception {
    return TextFormat.parse(text, ScheduleConfig.class);
  }
}
