package io.intarsia.train.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intarsia.core.config.Configs;
import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.Mode;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.graph.Variables;
import io.intarsia.core.image.Lab;
import io.intarsia.core.testing.TensorValues;
import io.intarsia.models.backbones.Backbones;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.InputChannels;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A published model takes RGB, whatever its backbone sees of it. */
class BackboneInputTest {
  private static final SessionOptions OPTIONS = SessionOptions.defaults();
  private static final Shape PICTURE = Shape.of(1, 64, 64, 3);

  @ParameterizedTest
  @EnumSource(
      value = InputChannels.class,
      names = {"LIGHTNESS", "LIGHTNESS_REPEATED"})
  void aBackboneTaughtOnLightnessSeesNoColor(InputChannels input) {
    float[] colored = colored();
    assertThat(features(input, withoutColor(colored)))
        .containsExactly(features(input, colored), within(1e-3f));
  }

  @ParameterizedTest
  @EnumSource(value = InputChannels.class)
  void lightnessIsSeen(InputChannels input) {
    float[] darker = colored();
    for (int i = 0; i < darker.length / 2; i++) {
      darker[i] *= 0.5f;
    }
    assertThat(distance(features(input, darker), features(input, colored()))).isGreaterThan(0.01f);
  }

  /** Waves of different lengths in the three channels. */
  private static float[] colored() {
    float[] pixels = new float[(int) PICTURE.size()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) (128 + 100 * Math.sin(0.002 * i * (1 + i % 3)));
    }
    return pixels;
  }

  private static float[] withoutColor(float... pixels) {
    try (org.tensorflow.Graph graph = new org.tensorflow.Graph()) {
      Ops tf = Ops.create(graph);
      Operand<TFloat32> picture = tf.reshape(tf.constant(pixels), tf.constant(PICTURE));
      Operand<TFloat32> lightness =
          tf.math.mul(Lab.fromRgb(tf, picture), tf.constant(new float[] {1, 0, 0}));
      Operand<TFloat32> grey = Lab.toRgb(tf, lightness);
      try (GraphSession session = GraphSession.open(graph, OPTIONS)) {
        return session.fetch(
            Map.of(), List.of(grey), List.of(), r -> TensorValues.floats(r.get(0)));
      }
    }
  }

  private static float[] features(InputChannels input, float... pixels) {
    ExperimentConfig resolved =
        Configs.resolve(
            ExperimentConfig.newBuilder()
                .setBackbone(
                    Backbones.named("resnet18").toBuilder().setWidth(0.0625).setInput(input))
                .build());
    try (InferenceGraph graph = InferenceGraph.build(resolved, 1)) {
      Operand<TFloat32> features =
          Objects.requireNonNull(graph.buildBackbone(Mode.INFERENCE).get("pool5"));
      try (GraphSession session = GraphSession.open(graph.graph(), OPTIONS);
          TFloat32 fed = TFloat32.tensorOf(PICTURE, DataBuffers.of(pixels))) {
        session.run(graph.variables().entries().stream().map(Variables.Entry::initialize).toList());
        return session.fetch(
            Map.of(graph.images(), fed),
            List.of(features),
            List.of(),
            r -> TensorValues.floats(r.get(0)));
      }
    }
  }

  private static float distance(float[] one, float[] other) {
    float largest = 0;
    for (int i = 0; i < one.length; i++) {
      largest = Math.max(largest, Math.abs(one[i] - other[i]));
    }
    return largest;
  }
}
