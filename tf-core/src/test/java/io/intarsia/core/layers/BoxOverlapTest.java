package io.intarsia.core.layers;

import static org.assertj.core.api.Assertions.assertThat;

import io.intarsia.core.boxes.Box;
import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.testing.TensorValues;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

class BoxOverlapTest {
  private static final List<Box> BOXES =
      List.of(new Box(0, 0, 10, 10), new Box(5, 0, 15, 10), new Box(7, 7, 7, 7));
  private static final List<Box> OTHERS =
      List.of(
          new Box(0, 0, 10, 10),
          new Box(2, 4, 12, 8),
          new Box(40, 40, 50, 60),
          new Box(0, 0, 0, 0));

  @Test
  void theGraphsOverlapsAreTheBoxesOwn() {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Operand<TFloat32> overlaps =
          BoxOverlap.build(tf, tf.constant(rows(BOXES)), tf.constant(rows(OTHERS)));
      try (GraphSession session = GraphSession.open(graph, SessionOptions.defaults())) {
        float[] actual =
            session.fetch(
                Map.of(),
                List.of(overlaps),
                List.of(),
                result -> TensorValues.floats(result.get(0)));
        for (int i = 0; i < BOXES.size(); i++) {
          for (int j = 0; j < OTHERS.size(); j++) {
            assertThat(actual[i * OTHERS.size() + j])
                .isCloseTo((float) BOXES.get(i).iou(OTHERS.get(j)), Offset.offset(1e-6f));
          }
        }
      }
    }
  }

  private static float[][] rows(List<Box> boxes) {
    return boxes.stream()
        .map(box -> new float[] {box.x1(), box.y1(), box.x2(), box.y2()})
        .toArray(float[][]::new);
  }
}
