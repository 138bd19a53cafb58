package io.intarsia.models.pretext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intarsia.core.UserException;
import io.intarsia.core.graph.Mode;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.models.ReferenceRun;
import io.intarsia.models.ReferenceSgd;
import io.intarsia.models.backbones.Backbones;
import io.intarsia.proto.BackboneConfig;
import io.intarsia.proto.ColorizationConfig;
import io.intarsia.proto.ColorizationHeadConfig;
import io.intarsia.proto.InputChannels;
import io.intarsia.proto.Precision;
import io.intarsia.proto.PretextConfig;
import io.intarsia.proto.RebalancingConfig;
import io.intarsia.proto.SoftEncodingConfig;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The task learns, in either number format, on either backbone. */
class ColorizationTrainingTest {
  private static final int STEPS = 8;
  private static final int BATCH = 4;
  private static final int CROP = 96;

  /** AlexNet's map has 4 pixels a side, ResNet's 6 with stride 1 in the last stage. */
  private static final int TARGET = 6;

  private static final float[] ALL_COLORED = {1, 1, 1, 1};
  private static final ColorizationConfig TASK =
      ColorizationConfig.newBuilder()
          .setEncoding(SoftEncodingConfig.newBuilder().setNeighbors(2))
          .setHead(ColorizationHeadConfig.newBuilder().setHiddenFeatures(32))
          .build();

  @ParameterizedTest
  @ValueSource(strings = {"resnet18", "alexnet-colorization"})
  void theLossOfARepeatedBatchFalls(String name) {
    float[] losses = losses(TASK, narrow(name), Precision.FLOAT32);
    assertThat(losses[0]).isCloseTo((float) Math.log(25), within(0.5f));
    assertThat(losses[STEPS - 1]).isLessThan(0.95f * losses[0]);
  }

  @Test
  void bfloat16StepsStayCloseToSinglePrecision() {
    float[] single = losses(TASK, narrow("resnet18"), Precision.FLOAT32);
    float[] mixed = losses(TASK, narrow("resnet18"), Precision.BFLOAT16);
    assertThat(mixed[0]).isCloseTo(single[0], within(0.01f));
    assertThat(mixed[STEPS - 1]).isLessThan(0.95f * mixed[0]);
  }

  @Test
  void stepsAreRepeatableToTheBit() {
    assertThat(losses(TASK, narrow("alexnet-colorization"), Precision.FLOAT32))
        .isEqualTo(losses(TASK, narrow("alexnet-colorization"), Precision.FLOAT32));
  }

  @Test
  void greyPhotosTeachNothing() {
    assertThat(firstLoss(TASK, TestColors.grid(), 0, 0, 0, 0)).isZero();
    float half = firstLoss(TASK, TestColors.grid(), 1, 1, 0, 0);
    float rest = firstLoss(TASK, TestColors.grid(), 0, 0, 1, 1);
    assertThat(half + rest)
        .isCloseTo(firstLoss(TASK, TestColors.grid(), ALL_COLORED), within(1e-5f));
  }

  @Test
  void rebalancingMultipliesByTheFactorOfTheNearestColor() {
    ColorizationConfig rebalanced =
        TASK.toBuilder().setRebalancing(RebalancingConfig.getDefaultInstance()).build();
    float[] alike = new float[25];
    Arrays.fill(alike, 1);
    float plain = firstLoss(TASK, TestColors.grid(), ALL_COLORED);
    assertThat(firstLoss(rebalanced, TestColors.grid(alike), ALL_COLORED))
        .isCloseTo(plain, within(1e-5f));
    float[] skewed = alike.clone();
    skewed[24] = 100;
    assertThat(firstLoss(rebalanced, TestColors.grid(skewed), ALL_COLORED))
        .isGreaterThan(1.5f * plain);
  }

  @Test
  void inferenceJudgesTheColorsToo() {
    Shape images = Shape.of(BATCH, CROP, CROP, 1);
    try (ReferenceRun run =
        new ReferenceRun(7, Mode.INFERENCE, images, SessionOptions.defaults())) {
      assertThat(outputs(run, TASK, narrow("resnet18"), TestColors.grid(), ALL_COLORED).metrics())
          .containsOnlyKeys("bin_accuracy", "ab_rmse", "ab_rmse_grey", "chroma_ratio", "ab_auc");
    }
  }

  @Test
  void whatCannotBeTaughtIsRefused() {
    assertRefused(
        TASK,
        narrow("resnet18").toBuilder().setInput(InputChannels.RGB).build(),
        "backbone.input is RGB: colorization would see the colours that it has to name; set"
            + " LIGHTNESS or LIGHTNESS_REPEATED");
    ColorizationConfig.Builder many = TASK.toBuilder();
    many.getEncodingBuilder().setNeighbors(26);
    assertRefused(
        many.build(),
        narrow("resnet18"),
        "pretext.colorization.encoding.neighbors is 26: there are only 25 colours");
    assertRefused(
        TASK.toBuilder().setRebalancing(RebalancingConfig.getDefaultInstance()).build(),
        narrow("resnet18"),
        "pretext.colorization.rebalancing needs to know how often each colour occurs: set"
            + " pretext.colorization.bins.file to what `intarsia data ab-prior` writes");
  }

  private static void assertRefused(
      ColorizationConfig task, BackboneConfig backbone, String message) {
    PretextConfig config = PretextConfig.newBuilder().setColorization(task).build();
    assertThatThrownBy(() -> PretextTasks.create(config, backbone, TestColors::grid))
        .isInstanceOf(UserException.class)
        .hasMessage(message);
  }

  private static BackboneConfig narrow(String name) {
    BackboneConfig.Builder config =
        Backbones.named(name).toBuilder().setWidth(0.25).setInput(InputChannels.LIGHTNESS);
    if (config.hasResnet()) {
      config.getResnetBuilder().setRes5Stride(1);
    }
    return config.build();
  }

  private static float firstLoss(ColorizationConfig task, ColorBins bins, float... mask) {
    Shape images = Shape.of(BATCH, CROP, CROP, 1);
    try (ReferenceRun run = new ReferenceRun(7, Mode.TRAINING, images, SessionOptions.defaults())) {
      Operand<TFloat32> loss = outputs(run, task, narrow("resnet18"), bins, mask).loss();
      try (ReferenceRun.Step step = run.startFromInitialValues()) {
        return step.run(List.of(loss), List.of()).get(0)[0];
      }
    }
  }

  private static float[] losses(
      ColorizationConfig task, BackboneConfig backbone, Precision precision) {
    Shape images = Shape.of(BATCH, CROP, CROP, 1);
    try (ReferenceRun run =
        new ReferenceRun(7, Mode.TRAINING, images, new SessionOptions(2, precision))) {
      Operand<TFloat32> loss = outputs(run, task, backbone, TestColors.grid(), ALL_COLORED).loss();
      return new ReferenceSgd(0.05f, 0.9f, 0).losses(run, loss, STEPS);
    }
  }

  private static PretextTask.Outputs outputs(
      ReferenceRun run,
      ColorizationConfig task,
      BackboneConfig backbone,
      ColorBins bins,
      float[] mask) {
    Ops tf = run.net().tf();
    int places = BATCH * TARGET * TARGET;
    int[] nearest = new int[2 * places];
    float[] weights = new float[2 * places];
    for (int i = 0; i < places; i++) {
      nearest[2 * i] = i % 7;
      nearest[2 * i + 1] = i % 7 + 1;
      weights[2 * i] = 0.75f;
      weights[2 * i + 1] = 0.25f;
    }
    Map<String, Operand<?>> inputs =
        Map.of(
            "lightness", run.images(),
            "bins", tf.reshape(tf.constant(nearest), tf.array(BATCH, TARGET, TARGET, 2)),
            "weights", tf.reshape(tf.constant(weights), tf.array(BATCH, TARGET, TARGET, 2)),
            "ab", tf.fill(tf.array(BATCH, TARGET, TARGET, 2), tf.constant(20f)),
            "mask", tf.constant(mask));
    return PretextTasks.create(
            PretextConfig.newBuilder().setColorization(task).build(), backbone, () -> bins)
        .build(run.net(), Backbones.create(backbone), inputs);
  }
}
