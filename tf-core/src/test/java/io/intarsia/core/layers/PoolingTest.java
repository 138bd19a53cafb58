package io.intarsia.core.layers;

import static org.assertj.core.api.Assertions.assertThat;

import io.intarsia.core.graph.Mode;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;

class PoolingTest {
  private static final Shape TWO_BY_TWO = Shape.of(1, 2, 2, 1);

  @Test
  void theBorderNeverWinsAMaximum() {
    try (LayerRun run =
        new LayerRun(
            Mode.INFERENCE,
            TWO_BY_TWO,
            (net, in, step) -> new MaxPooling(3, 2, 1).build(net, in))) {
      assertThat(run.output(0, -4, -3, -2, -5)).containsExactly(-2);
    }
  }

  @Test
  void theBordersZerosCountInAnAverage() {
    try (LayerRun run =
        new LayerRun(
            Mode.INFERENCE,
            TWO_BY_TWO,
            (net, in, step) -> new AveragePooling(3, 2, 1).build(net, in))) {
      assertThat(run.output(0, 9, 18, 27, 36)).containsExactly(10);
    }
  }
}
