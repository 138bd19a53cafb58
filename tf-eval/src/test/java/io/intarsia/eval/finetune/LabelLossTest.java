package io.intarsia.eval.finetune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.testing.GradientCheck;
import io.intarsia.data.input.EvaluationInput;
import io.intarsia.eval.classification.ClassLabels;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

class LabelLossTest {
  /** Image 0 shows both classes, image 1 is difficult for the second, image 2 shows neither. */
  private static final LabelLoss SEVERAL =
      new LabelLoss.SeveralLabels(
          List.of(
              new ClassLabels("cat", new int[] {1, 0, 0}, new int[0]),
              new ClassLabels("dog", new int[] {1, -1, 0}, new int[0])));

  private static double several(float[][] logits) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Placeholder<TFloat32> fed = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(3, 2)));
      Operand<TFloat32> loss = SEVERAL.build(tf, places(tf), fed);
      try (GraphSession session = GraphSession.open(graph, SessionOptions.defaults());
          TFloat32 values = TFloat32.tensorOf(org.tensorflow.ndarray.StdArrays.ndCopyOf(logits))) {
        return session.fetch(
            Map.of(fed, values),
            List.of(loss),
            List.of(),
            result -> (double) ((TFloat32) result.get(0)).getFloat());
      }
    }
  }

  /** The batch holds the images in the order 2, 0, 1. */
  private static Map<String, Operand<?>> places(Ops tf) {
    return Map.of(EvaluationInput.PLACE, tf.constant(new long[] {2, 0, 1}));
  }

  @Test
  void whatIsDifficultForAClassHasNoPart() {
    // Undecided about everything: log 2 for each of the five pairs that count.
    assertThat(several(new float[][] {{0, 0}, {0, 0}, {0, 0}}))
        .isEqualTo(Math.log(2), within(1e-6));
    // Sure and right, but for the pair that does not count.
    assertThat(several(new float[][] {{-40, -40}, {40, 40}, {-40, 40}})).isEqualTo(0, within(1e-6));
    // Sure and wrong about one of five: 100 / 5, and no power of e overflows.
    assertThat(several(new float[][] {{-40, -40}, {40, -100}, {-40, 40}}))
        .isEqualTo(20, within(1e-5));
  }

  @Test
  void bothLossesHaveTheRightGradients() {
    GradientCheck.inSingle()
        .verify((net, in) -> SEVERAL.build(net.tf(), places(net.tf()), in.get(0)), Shape.of(3, 2));
    GradientCheck.inSingle()
        .verify(
            (net, in) ->
                new LabelLoss.OneLabel()
                    .build(
                        net.tf(),
                        Map.of(EvaluationInput.CLASS, net.tf().constant(new int[] {1, 0, 3})),
                        in.get(0)),
            Shape.of(3, 4));
  }
}
