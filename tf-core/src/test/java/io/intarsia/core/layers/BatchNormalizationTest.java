package io.intarsia.core.layers;

import static org.assertj.core.api.Assertions.assertThat;

import io.intarsia.core.graph.Mode;
import io.intarsia.core.testing.LeakAssertion;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tensorflow.ndarray.Shape;

@ExtendWith(LeakAssertion.class)
class BatchNormalizationTest {
  private static final Shape FOUR_OF_ONE_CHANNEL = Shape.of(4, 1);
  private static final Offset<Float> CLOSE = Offset.offset(1e-4f);
  private static final BatchNormalization LAYER = new BatchNormalization(0.9, 1e-5);

  // Mean 4; squared distances 9 + 1 + 1 + 9 = 20; biased variance 5, unbiased 20 / 3.
  private static final float[] BATCH = {1, 3, 5, 7};

  @Test
  void trainingNormalizesByTheBatch() {
    try (LayerRun run = run(Mode.TRAINING)) {
      float third = (float) (1 / Math.sqrt(5));
      assertThat(run.output(0, BATCH))
          .containsExactly(new float[] {-3 * third, -third, third, 3 * third}, CLOSE);
    }
  }

  @Test
  void trainingKeepsTheMomentumsShareAndTakesTheUnbiasedVariance() {
    try (LayerRun run = run(Mode.TRAINING)) {
      run.update(BATCH);
      assertThat(run.variable("mean")).containsExactly(new float[] {0.4f}, CLOSE);
      assertThat(run.variable("variance")).containsExactly(new float[] {0.9f + 2f / 3}, CLOSE);
    }
  }

  @Test
  void calibrationAveragesOverTheBatches() {
    try (LayerRun run = run(Mode.CALIBRATION)) {
      run.calibrate(1f, BATCH);
      run.calibrate(1f / 2, 0, 0, 0, 0);
      assertThat(run.variable("mean")).containsExactly(new float[] {2}, CLOSE);
      assertThat(run.variable("variance")).containsExactly(new float[] {10f / 3}, CLOSE);
    }
  }

  @Test
  void inferenceUsesTheRunningStatisticsAndMovesNothing() {
    try (LayerRun run = run(Mode.INFERENCE)) {
      run.update(BATCH);
      assertThat(run.output(0, BATCH)).containsExactly(BATCH, CLOSE);
      assertThat(run.variable("mean")).containsExactly(0);
    }
  }

  @Test
  void withAFixedScaleAndShiftThereIsNothingToTrain() {
    BatchNormalization fixed = new BatchNormalization(0.9, 1e-5, BatchNormalization.Affine.FIXED);
    try (LayerRun run =
            new LayerRun(
                Mode.TRAINING,
                FOUR_OF_ONE_CHANNEL,
                (net, in, step) -> {
                  var normalized = fixed.build(net, in);
                  assertThat(net.variables().trained()).isEmpty();
                  return normalized;
                });
        LayerRun learned = run(Mode.TRAINING)) {
      assertThat(run.output(0, BATCH)).containsExactly(learned.output(0, BATCH), CLOSE);
    }
  }

  private static LayerRun run(Mode mode) {
    return new LayerRun(mode, FOUR_OF_ONE_CHANNEL, (net, in, step) -> LAYER.build(net, in));
  }
}
