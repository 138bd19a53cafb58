package io.intarsia.train.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** Operations counted by hand. */
class FlopCountTest {
  @Test
  void aConvolutionAndItsTwoGradientsCountTheSame() {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Operand<TFloat32> maps = input(tf, 2, 4, 4, 3);
      Operand<TFloat32> kernel = input(tf, 3, 3, 3, 5);
      Operand<TFloat32> result = tf.nn.conv2d(maps, kernel, List.of(1L, 1L, 1L, 1L), "SAME");
      // 2 x 4 x 4 x 5 outputs of 27 multiply-adds.
      assertThat(FlopCount.of(graph)).isEqualTo(2 * 160 * 27);
      differentiate(graph, result, maps, kernel);
      assertThat(FlopCount.of(graph)).isEqualTo(3 * 2 * 160 * 27);
    }
  }

  @Test
  void aProductAndItsTwoGradientsCountTheSame() {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Operand<TFloat32> left = input(tf, 3, 4);
      Operand<TFloat32> right = input(tf, 4, 5);
      Operand<TFloat32> result = tf.linalg.matMul(left, right);
      assertThat(FlopCount.of(graph)).isEqualTo(2 * 15 * 4);
      differentiate(graph, result, left, right);
      assertThat(FlopCount.of(graph)).isEqualTo(3 * 2 * 15 * 4);
    }
  }

  private static Operand<TFloat32> input(Ops tf, long... shape) {
    return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(shape)));
  }

  private static void differentiate(Graph graph, Operand<?> result, Operand<?>... by) {
    Output<?>[] inputs = Arrays.stream(by).map(Operand::asOutput).toArray(Output[]::new);
    graph.addGradients(result.asOutput(), inputs);
  }
}
