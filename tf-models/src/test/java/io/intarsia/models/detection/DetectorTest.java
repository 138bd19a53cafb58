package io.intarsia.models.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intarsia.core.UserException;
import io.intarsia.core.graph.Mode;
import io.intarsia.core.graph.Net;
import io.intarsia.core.graph.Variables;
import io.intarsia.core.testing.GradientCheck;
import io.intarsia.proto.AlexNetConfig;
import io.intarsia.proto.BackboneConfig;
import io.intarsia.proto.DetectorFreezing;
import io.intarsia.proto.ResNetConfig;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

class DetectorTest {
  private static final int CLASSES = 3;

  @ParameterizedTest(name = "ResNet-{0}")
  @CsvSource({"18", "34", "50", "101"})
  void anyDepthGivesScoresAndBoxesOfRegionsOnPicturesOfUnknownSize(int depth) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Detector.Scores scores =
          build(tf, new Variables(tf, 1), depth, DetectorFreezing.FROZEN, Shape.of(2, -1, -1, 3));
      assertThat(scores.logits().shape().get(1)).isEqualTo(CLASSES + 1);
      assertThat(scores.codes().shape().get(1)).isEqualTo(CLASSES + 1);
      assertThat(scores.codes().shape().get(2)).isEqualTo(4);
    }
  }

  @Test
  void frozenOnlyTheRegionsPartIsTrained() {
    assertThat(trained(DetectorFreezing.FROZEN))
        .isNotEmpty()
        .allMatch(name -> name.matches("(backbone/res5/.*kernel|detector/.*)"))
        .contains("backbone/res5/0/conv1/kernel", "detector/classes/bias", "detector/boxes/kernel");
  }

  @Test
  void inFullAllButConv1AndRes2IsTrained() {
    assertThat(trained(DetectorFreezing.FULL))
        .allMatch(name -> name.matches("(backbone/res[345]/.*kernel|detector/.*)"))
        .contains("backbone/res3/0/conv1/kernel", "backbone/res4/1/conv2/kernel");
  }

  @Test
  void anAlexNetIsRefused() {
    BackboneConfig alexNet =
        BackboneConfig.newBuilder().setAlexnet(AlexNetConfig.getDefaultInstance()).build();
    assertThatThrownBy(() -> Detector.of(alexNet, CLASSES, DetectorFreezing.FROZEN))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("resnet");
  }

  @Test
  void theLosssGradientIsRight() {
    GradientCheck.inDouble()
        .verify(
            (net, in) -> {
              Ops tf = net.tf();
              Operand<TFloat32> codes = tf.reshape(in.get(1), tf.array(-1, CLASSES + 1, 4));
              return new DetectionLoss(tf, tf.array(0, 2, -1, 3, 0))
                  .build(
                      new Detector.Scores(in.get(0), codes),
                      tf.math.mul(in.get(2), tf.constant(2f)))
                  .loss();
            },
            Shape.of(5, CLASSES + 1),
            Shape.of(5, 4 * (CLASSES + 1)),
            Shape.of(5, 4));
  }

  private static List<String> trained(DetectorFreezing freezing) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Variables variables = new Variables(tf, 1);
      build(tf, variables, 18, freezing, Shape.of(1, 64, 64, 3));
      return variables.trained().stream().map(Variables.Entry::name).toList();
    }
  }

  private static Detector.Scores build(
      Ops tf, Variables variables, int depth, DetectorFreezing freezing, Shape images) {
    BackboneConfig backbone =
        BackboneConfig.newBuilder()
            .setWidth(0.125)
            .setResnet(ResNetConfig.newBuilder().setDepth(depth).setRes5Stride(1))
            .build();
    Detector detector = Detector.of(backbone, CLASSES, freezing);
    Net net = new Net(tf, variables, Mode.TRAINING, "");
    Operand<TFloat32> map =
        detector.body(net, tf.placeholder(TFloat32.class, Placeholder.shape(images)));
    return detector.head(
        net, map, tf.constant(new float[][] {{0, 0, 40, 30}, {5, 5, 60, 60}}), tf.array(0, 0));
  }
}
