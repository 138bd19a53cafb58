package io.intarsia.train.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.SessionOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.types.TFloat32;

/** Both ways compute the same, and both are measured. */
class LossBenchmarkTest {
  private static final int PLACES = 40;
  private static final int CLASSES = 313;
  private static final int NEIGHBORS = 10;

  @Test
  void lossAndGradientOfBothWaysAreEqual() {
    try (Graph graph = new Graph()) {
      SoftLosses losses = SoftLosses.build(graph, PLACES, CLASSES, NEIGHBORS);
      try (GraphSession session = GraphSession.open(graph, SessionOptions.defaults());
          SoftLosses.Inputs inputs = SoftLosses.Inputs.draw(PLACES, CLASSES, NEIGHBORS)) {
        List<float[]> values =
            session.fetch(
                inputs.to(losses),
                List.of(
                    losses.sparse().loss(),
                    losses.dense().loss(),
                    losses.sparse().gradient(),
                    losses.dense().gradient()),
                List.of(),
                LossBenchmarkTest::read);
        assertThat(values.get(0)).hasSize(1).containsExactly(values.get(1), within(1e-5f));
        assertThat(values.get(2))
            .hasSize(PLACES * CLASSES)
            .containsExactly(values.get(3), within(1e-7f));
      }
    }
  }

  @Test
  void bothWaysAreMeasured() throws IOException {
    LossBenchmark.Result measured = LossBenchmark.run(PLACES, CLASSES, NEIGHBORS, 2);
    assertThat(measured.seconds().first()).isPositive();
    assertThat(measured.seconds().second()).isPositive();
  }

  private static List<float[]> read(Result result) {
    List<float[]> values = new ArrayList<>();
    for (int i = 0; i < result.size(); i++) {
      TFloat32 tensor = (TFloat32) result.get(i);
      float[] read = new float[Math.toIntExact(tensor.size())];
      tensor.asRawTensor().data().asFloats().read(read);
      values.add(read);
    }
    return values;
  }
}
