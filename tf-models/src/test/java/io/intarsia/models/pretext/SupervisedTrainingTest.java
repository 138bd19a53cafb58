package io.intarsia.models.pretext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intarsia.core.UserException;
import io.intarsia.core.graph.Mode;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.models.ReferenceRun;
import io.intarsia.models.ReferenceSgd;
import io.intarsia.models.backbones.Backbones;
import io.intarsia.proto.BackboneConfig;
import io.intarsia.proto.PretextConfig;
import io.intarsia.proto.SupervisedConfig;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Labels teach, on either backbone. */
class SupervisedTrainingTest {
  private static final int STEPS = 8;
  private static final PretextConfig TASK =
      PretextConfig.newBuilder()
          .setSupervised(SupervisedConfig.newBuilder().setClasses(10))
          .build();

  @ParameterizedTest
  @ValueSource(strings = {"resnet18", "resnet50", "alexnet-jigsaw"})
  void theLossOfARepeatedBatchFalls(String name) {
    float[] losses = losses(narrow(name));
    assertThat(losses[STEPS - 1]).isLessThan(0.9f * losses[0]);
  }

  @Test
  void aConfigThatLeavesTheNumberOfClassesToTheDataIsRefused() {
    PretextConfig open =
        PretextConfig.newBuilder().setSupervised(SupervisedConfig.getDefaultInstance()).build();
    assertThatThrownBy(() -> PretextTasks.create(open, narrow("resnet18"), TestColors::grid))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("pretext.supervised.classes is 0");
  }

  private static BackboneConfig narrow(String name) {
    return Backbones.named(name).toBuilder().setWidth(0.25).build();
  }

  private static float[] losses(BackboneConfig config) {
    Shape images = Shape.of(4, 96, 96, 3);
    try (ReferenceRun run = new ReferenceRun(7, Mode.TRAINING, images, SessionOptions.defaults())) {
      Ops tf = run.net().tf();
      Map<String, Operand<?>> inputs =
          Map.of(
              "image", run.images(),
              "class", tf.constant(new int[] {0, 3, 6, 9}));
      Operand<TFloat32> loss =
          PretextTasks.create(TASK, config, TestColors::grid)
              .build(run.net(), Backbones.create(config), inputs)
              .loss();
      return new ReferenceSgd(0.01f, 0.9f, 0).losses(run, loss, STEPS);
    }
  }
}
