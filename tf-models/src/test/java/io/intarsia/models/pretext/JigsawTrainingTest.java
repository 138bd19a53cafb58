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
import io.intarsia.proto.JigsawConfig;
import io.intarsia.proto.JigsawHeadConfig;
import io.intarsia.proto.PermutationSetConfig;
import io.intarsia.proto.Precision;
import io.intarsia.proto.PretextConfig;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The task learns, in either number format, on either backbone. */
class JigsawTrainingTest {
  private static final int STEPS = 8;
  private static final PretextConfig TASK =
      PretextConfig.newBuilder()
          .setJigsaw(
              JigsawConfig.newBuilder()
                  .setPermutations(PermutationSetConfig.newBuilder().setSize(10))
                  .setHead(JigsawHeadConfig.newBuilder().setTileFeatures(32).setJointFeatures(64)))
          .build();

  @ParameterizedTest
  @ValueSource(strings = {"resnet18", "resnet50", "alexnet-jigsaw"})
  void theLossOfARepeatedBatchFalls(String name) {
    float[] losses = losses(narrow(name), Precision.FLOAT32);
    assertThat(losses[STEPS - 1]).isLessThan(0.9f * losses[0]);
  }

  @Test
  void bfloat16StepsStayCloseToSinglePrecision() {
    float[] single = losses(narrow("resnet18"), Precision.FLOAT32);
    float[] mixed = losses(narrow("resnet18"), Precision.BFLOAT16);
    assertThat(mixed[0]).isCloseTo(single[0], within(0.05f));
    assertThat(mixed[STEPS - 1]).isLessThan(0.9f * mixed[0]);
  }

  @Test
  void stepsAreRepeatableToTheBit() {
    assertThat(losses(narrow("alexnet-jigsaw"), Precision.FLOAT32))
        .isEqualTo(losses(narrow("alexnet-jigsaw"), Precision.FLOAT32));
  }

  @Test
  void aTaskThatIsNotChosenIsRefused() {
    assertThatThrownBy(
            () ->
                PretextTasks.create(
                    PretextConfig.getDefaultInstance(), narrow("resnet18"), TestColors::grid))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "pretext is not chosen: set one of pretext.jigsaw, pretext.colorization,"
                + " pretext.supervised");
  }

  private static BackboneConfig narrow(String name) {
    return Backbones.named(name).toBuilder().setWidth(0.25).build();
  }

  private static float[] losses(BackboneConfig config, Precision precision) {
    Shape tiles = Shape.of(4, 9, 48, 48, 3);
    try (ReferenceRun run =
        new ReferenceRun(7, Mode.TRAINING, tiles, new SessionOptions(2, precision))) {
      Ops tf = run.net().tf();
      Map<String, Operand<?>> inputs =
          Map.of(
              "tiles", run.images(),
              "label", tf.constant(new int[] {0, 3, 6, 9}),
              "position", tf.constant(new long[] {40, 41, 42, 43}));
      Operand<TFloat32> loss =
          PretextTasks.create(TASK, config, TestColors::grid)
              .build(run.net(), Backbones.create(config), inputs)
              .loss();
      return new ReferenceSgd(0.01f, 0.9f, 0).losses(run, loss, STEPS);
    }
  }
}
