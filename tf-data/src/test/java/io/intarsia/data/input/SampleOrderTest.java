package io.intarsia.data.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.SessionOptions;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TInt64;

class SampleOrderTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 16, 17, 100})
  void eachEpochHasEveryRecordOnce(int records) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      // Far into a run: the third million of epochs.
      long first = 3_000_000L * records;
      Operand<TInt64> places =
          tf.stack(
              LongStream.range(first, first + 2L * records)
                  .mapToObj(p -> SampleOrder.shuffled(records, -5).place(tf, tf.constant(p)))
                  .toList());
      try (GraphSession session = GraphSession.open(graph, SessionOptions.defaults())) {
        List<Long> order =
            session.fetch(
                Map.of(),
                List.of(places),
                List.of(),
                result ->
                    LongStream.range(0, 2L * records)
                        .mapToObj(i -> ((TInt64) result.get(0)).getLong(i))
                        .toList());
        List<Long> epoch = order.subList(0, records);
        List<Long> next = order.subList(records, 2 * records);
        List<Long> all = LongStream.range(0, records).boxed().toList();
        assertThat(epoch).containsExactlyInAnyOrderElementsOf(all);
        assertThat(next).containsExactlyInAnyOrderElementsOf(all);
        if (records > 10) {
          assertThat(next).isNotEqualTo(epoch);
          assertThat(epoch).isNotEqualTo(all);
        }
      }
    }
  }
}
