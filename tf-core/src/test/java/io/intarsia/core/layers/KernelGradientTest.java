package io.intarsia.core.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intarsia.core.graph.Gradients;
import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.Mode;
import io.intarsia.core.graph.Net;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.graph.Variables;
import io.intarsia.core.testing.LeakAssertion;
import io.intarsia.core.testing.TensorValues;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The gradient of a kernel by matrix products is TensorFlow's. */
@ExtendWith(LeakAssertion.class)
class KernelGradientTest {
  private static final int SEED = 5;

  @ParameterizedTest(name = "{0}x{0} stride {1} padding {2} on {3}x{4}")
  @CsvSource({
    "3, 1, 1, 7, 7",
    "3, 1, 1, 3, 5",
    "3, 2, 1, 14, 14",
    "3, 2, 1, 13, 8",
    "5, 1, 2, 6, 6",
    "3, 1, 0, 6, 7",
    "5, 4, 2, 17, 20"
  })
  void itIsTensorFlows(int kernel, int stride, int padding, int height, int width) {
    Convolution layer = Convolution.of(64, kernel).withStride(stride).withPadding(padding);
    Shape shape = Shape.of(2, height, width, 64);
    assertThat(KernelGradient.isFaster(layer, shape)).isTrue();
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Variables variables = new Variables(tf, SEED);
      Operand<TFloat32> map = normal(tf, shape);
      Operand<TFloat32> convolved = layer.build(new Net(tf, variables, Mode.TRAINING, ""), map);
      Operand<TFloat32> loss = tf.math.mul(convolved, normal(tf, convolved.shape()));
      Variables.Entry entry = variables.trained().get(0);
      List<Operand<TFloat32>> own = Gradients.of(graph, tf, loss, variables);
      Output<?>[] theirs =
          graph.addGradients(loss.asOutput(), new Output<?>[] {entry.value().asOutput()});
      assertThat(own.get(0).asOutput()).isNotEqualTo(theirs[0]);
      try (GraphSession session = GraphSession.open(graph, SessionOptions.defaults())) {
        session.run(List.<Op>of(entry.initialize()));
        session.fetch(
            Map.of(),
            List.of(own.get(0), theirs[0]),
            List.of(),
            result -> {
              assertThat(result.get(0).shape()).isEqualTo(entry.shape());
              assertThat(TensorValues.floats(result.get(0)))
                  .as("seed %d", SEED)
                  .containsExactly(TensorValues.floats(result.get(1)), within(1e-4f));
              return true;
            });
      }
    }
  }

  @Test
  void aKernelThatIsUsedInBothWaysIsRefused() {
    Convolution layer = Convolution.of(64, 3);
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Variables variables = new Variables(tf, SEED);
      Net net = new Net(tf, variables, Mode.TRAINING, "");
      Operand<TFloat32> small = layer.build(net, normal(tf, Shape.of(1, 7, 7, 64)));
      layer.build(net, normal(tf, Shape.of(1, 8, 8, 64)));
      assertThatThrownBy(() -> Gradients.of(graph, tf, small, variables))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("1 of the 2 uses of variable kernel have a gradient of their own");
    }
  }

  @Test
  void onlySmallMapsOfManyChannelsWithoutGroupsHaveIt() {
    Convolution layer = Convolution.of(64, 3);
    assertThat(KernelGradient.isFaster(layer, Shape.of(-1, 7, 7, 64))).isTrue();
    assertThat(KernelGradient.isFaster(layer, Shape.of(-1, 7, 8, 64))).isFalse();
    assertThat(KernelGradient.isFaster(layer, Shape.of(-1, 7, 7, 63))).isFalse();
    assertThat(KernelGradient.isFaster(layer, Shape.of(-1, -1, 7, 64))).isFalse();
    assertThat(KernelGradient.isFaster(layer.withGroups(2), Shape.of(-1, 7, 7, 64))).isFalse();
    assertThat(KernelGradient.isFaster(Convolution.of(32, 3), Shape.of(-1, 7, 7, 64))).isFalse();
  }

  private static Operand<TFloat32> normal(Ops tf, Shape shape) {
    Random random = new Random(SEED + shape.size());
    float[] values = new float[(int) shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return tf.reshape(tf.constant(values), tf.constant(shape.asArray()));
  }
}
