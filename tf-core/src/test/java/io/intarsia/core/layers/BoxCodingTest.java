package io.intarsia.core.layers;

import static org.assertj.core.api.Assertions.assertThat;

import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.testing.TensorValues;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

class BoxCodingTest {
  private static final float[][] REGIONS = {{0, 0, 10, 20}, {30, 40, 50, 60}};
  private static final float[][] BOXES = {{5, 0, 15, 20}, {28, 44, 60, 52}};
  private static final BoxCoding CODING = BoxCoding.fastRcnn();

  @Test
  void shiftsCountInSizesOfTheRegionAndSizesInLogarithms() {
    float[] codes = compute(tf -> CODING.encode(tf, tf.constant(BOXES), tf.constant(REGIONS)));
    assertThat(codes)
        .containsExactly(
            new float[] {5, 0, 0, 0, 2, -1, 5 * (float) Math.log(1.6), 5 * (float) Math.log(0.4)},
            Offset.offset(1e-5f));
  }

  @Test
  void decodingUndoesEncoding() {
    float[] decoded =
        compute(
            tf -> {
              Operand<TFloat32> regions = tf.constant(REGIONS);
              return CODING.decode(tf, CODING.encode(tf, tf.constant(BOXES), regions), regions);
            });
    assertThat(decoded)
        .containsExactly(new float[] {5, 0, 15, 20, 28, 44, 60, 52}, Offset.offset(1e-4f));
  }

  @Test
  void nothingGrowsMoreThanDetectronLetsIt() {
    float[] decoded =
        compute(
            tf ->
                CODING.decode(
                    tf,
                    tf.constant(new float[][] {{0, 0, 1e3f, 0}}),
                    tf.constant(new float[][] {{0, 0, 16, 16}})));
    assertThat(decoded[2] - decoded[0]).isCloseTo(1000f, Offset.offset(1e-2f));
  }

  @Test
  void anEmptyRegionGivesNumbers() {
    float[][] empty = {{7, 7, 7, 7}};
    float[] codes = compute(tf -> CODING.encode(tf, tf.constant(empty), tf.constant(empty)));
    assertThat(codes).containsOnly(0f);
  }

  private static float[] compute(Function<Ops, Operand<TFloat32>> function) {
    try (Graph graph = new Graph()) {
      Operand<TFloat32> built = function.apply(Ops.create(graph));
      try (GraphSession session = GraphSession.open(graph, SessionOptions.defaults())) {
        return session.fetch(
            Map.of(), List.of(built), List.of(), result -> TensorValues.floats(result.get(0)));
      }
    }
  }
}
