package io.intarsia.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.SessionOptions;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Tensor;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

class LeakAssertionTest {

  @Test
  @ExtendWith(LeakAssertion.class)
  void acceptsAGraphASessionAndTensorsThatAreClosed() {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Operand<TFloat32> input = tf.placeholder(TFloat32.class);
      Operand<TFloat32> doubled = tf.math.add(input, input);
      try (GraphSession session = GraphSession.open(graph, SessionOptions.defaults());
          TFloat32 two = TFloat32.scalarOf(2)) {
        for (int i = 0; i < 10; i++) {
          float value =
              session.fetch(
                  Map.of(input, two),
                  List.of(doubled),
                  List.of(),
                  result -> ((TFloat32) result.get(0)).getFloat());
          assertThat(value).isEqualTo(4);
        }
      }
    }
  }

  @Test
  void aTensorLeftOpenIsCounted() {
    long before = Pointer.totalCount();
    Tensor open = TFloat32.scalarOf(1);
    long during = Pointer.totalCount();
    open.close();
    assertThat(during).isGreaterThan(before);
    assertThat(Pointer.totalCount()).isLessThan(during);
  }
}
