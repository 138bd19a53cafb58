package io.intarsia.core.layers;

import static org.assertj.core.api.Assertions.assertThat;

import io.intarsia.core.graph.Mode;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;

class DropoutTest {
  private static final int UNITS = 4000;
  private static final float[] ONES = ones();

  @Test
  void dropsItsShareAndScalesTheRest() {
    try (LayerRun run = run(Mode.TRAINING)) {
      float[] output = run.output(1, ONES);
      long dropped = count(output, 0);
      assertThat(dropped).isBetween(UNITS / 4 - 150L, UNITS / 4 + 150L);
      assertThat(count(output, 4f / 3)).isEqualTo(UNITS - dropped);
    }
  }

  @Test
  void aStepDropsTheSameUnitsAgainAndTheNextOneOthers() {
    float[] first;
    try (LayerRun run = run(Mode.TRAINING)) {
      first = run.output(1, ONES);
      assertThat(run.output(2, ONES)).isNotEqualTo(first);
    }
    try (LayerRun again = run(Mode.TRAINING)) {
      assertThat(again.output(1, ONES)).isEqualTo(first);
    }
  }

  @Test
  void twoPlacesDropDifferentUnits() {
    try (LayerRun here = run(Mode.TRAINING);
        LayerRun there =
            new LayerRun(
                Mode.TRAINING,
                Shape.of(UNITS),
                (net, in, step) -> new Dropout(0.25).build(net.at("fc7"), in, step))) {
      assertThat(there.output(1, ONES)).isNotEqualTo(here.output(1, ONES));
    }
  }

  @Test
  void inferenceDropsNothing() {
    try (LayerRun run = run(Mode.INFERENCE)) {
      assertThat(run.output(1, ONES)).isEqualTo(ONES);
    }
  }

  private static LayerRun run(Mode mode) {
    return new LayerRun(
        mode, Shape.of(UNITS), (net, in, step) -> new Dropout(0.25).build(net, in, step));
  }

  private static long count(float[] values, float wanted) {
    long count = 0;
    for (float value : values) {
      count += value == wanted ? 1 : 0;
    }
    return count;
  }

  private static float[] ones() {
    float[] ones = new float[UNITS];
    Arrays.fill(ones, 1);
    return ones;
  }
}
