package io.intarsia.train.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
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
      assertThat(FlopCount.of(graph, result)).isEqualTo(2 * 160 * 27);
      assertThat(FlopCount.of(graph, withGradients(graph, result, maps, kernel)))
          .isEqualTo(3 * 2 * 160 * 27);
    }
  }

  @Test
  void aProductAndItsTwoGradientsCountTheSame() {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Operand<TFloat32> left = input(tf, 3, 4);
      Operand<TFloat32> right = input(tf, 4, 5);
      Operand<TFloat32> result = tf.linalg.matMul(left, right);
      assertThat(FlopCount.of(graph, result)).isEqualTo(2 * 15 * 4);
      assertThat(FlopCount.of(graph, withGradients(graph, result, left, right)))
          .isEqualTo(3 * 2 * 15 * 4);
    }
  }

  @Test
  void whatNobodyWaitsForDoesNotCount() {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Operand<TFloat32> left = input(tf, 3, 4);
      Operand<TFloat32> right = input(tf, 4, 5);
      Operand<TFloat32> result = tf.linalg.matMul(left, right);
      Operand<TFloat32> behind = tf.math.neg(result);
      tf.linalg.matMul(behind, input(tf, 5, 6));
      assertThat(FlopCount.of(graph, behind)).isEqualTo(2 * 15 * 4);
    }
  }

  private static Operand<TFloat32> input(Ops tf, long... shape) {
    return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(shape)));
  }

  /** Waits for a result and its gradients. */
  private static Op withGradients(Graph graph, Operand<?> result, Operand<?>... by) {
    Output<?>[] inputs = Arrays.stream(by).map(Operand::asOutput).toArray(Output[]::new);
    List<Op> all = new ArrayList<>(List.of(graph.addGradients(result.asOutput(), inputs)));
    all.add(result);
    return Ops.create(graph).withControlDependencies(all).noOp();
  }
}
