package io.intarsia.train.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.Initializer;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.graph.VariableRole;
import io.intarsia.core.graph.Variables;
import io.intarsia.core.testing.ReferenceFiles;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** Weights after each step equal PyTorch's; the epsilon is where PyTorch puts it. */
class AdamReferenceTest {
  private static final float RATE = 0.01f;
  private static final int SIZE = 6;

  @Test
  void weightsEqualPyTorchs() {
    JsonObject reference = ReferenceFiles.json("adam.json");
    JsonArray gradients = reference.getAsJsonArray("gradients");
    JsonArray weights = reference.getAsJsonArray("parameter");
    try (Run run = new Run(new Adam(0.9, 0.99, 1e-8, 1e-3, 0), VariableRole.KERNEL)) {
      run.set(floats(weights.get(0).getAsJsonArray()));
      for (int step = 0; step < gradients.size(); step++) {
        assertThat(run.step(floats(gradients.get(step).getAsJsonArray())))
            .as("weights after step %d", step + 1)
            .containsExactly(floats(weights.get(step + 1).getAsJsonArray()), within(1e-6f));
      }
    }
  }

  /**
   * With a constant gradient g the corrected moments are g and g^2 at every step, so each step is
   * rate g / (|g| + epsilon): with an epsilon as large as g, half the rate.
   */
  @Test
  void epsilonStandsBesideTheCorrectedRoot() {
    try (Run run = new Run(new Adam(0.9, 0.999, 0.5, 0, 0), VariableRole.KERNEL)) {
      run.set(new float[SIZE]);
      for (int step = 1; step <= 5; step++) {
        float[] half = {0.5f, 0.5f, 0.5f, -0.5f, -0.5f, -0.5f};
        float moved = -step * RATE / 2;
        assertThat(run.step(half))
            .containsExactly(
                new float[] {moved, moved, moved, -moved, -moved, -moved}, within(1e-7f));
      }
    }
  }

  @Test
  void normalizationsAndUnaskedBiasesDoNotDecay() {
    Adam adam = new Adam(0.9, 0.999, 1e-8, 0.5, 0);
    for (VariableRole role : List.of(VariableRole.NORMALIZATION, VariableRole.BIAS)) {
      try (Run run = new Run(adam, role)) {
        float[] weights = {1, 2, 3, 4, 5, 6};
        run.set(weights);
        assertThat(run.step(new float[SIZE])).containsExactly(weights);
      }
    }
  }

  @Test
  void theStateIsKeptInSlots() {
    try (Run run = new Run(new Adam(0.9, 0.999, 1e-8, 0, 0), VariableRole.KERNEL)) {
      assertThat(run.variables.entries())
          .filteredOn(entry -> entry.role() == VariableRole.SLOT)
          .extracting(Variables.Entry::name)
          .containsExactlyInAnyOrder(
              "optimizer/adam/steps", "optimizer/adam/mean/w", "optimizer/adam/square/w");
    }
  }

  private static float[] floats(JsonArray array) {
    float[] values = new float[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.get(i).getAsFloat();
    }
    return values;
  }

  /** One variable and its updates. */
  private static final class Run implements AutoCloseable {
    private final Graph graph = new Graph();
    private final Variables variables;
    private final Placeholder<TFloat32> fed;
    private final Operand<TFloat32> value;
    private final Op assign;
    private final Op update;
    private final GraphSession session;

    @SuppressWarnings("MustBeClosedChecker") // closed by close()
    Run(Adam adam, VariableRole role) {
      Ops tf = Ops.create(graph);
      variables = new Variables(tf, 0);
      value = variables.get("w", Shape.of(SIZE), role, Initializer.ones());
      Variables.Entry entry = Objects.requireNonNull(variables.find("w"));
      fed = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(SIZE)));
      assign = tf.assign(entry.variable(), fed);
      Operand<TFloat32> gradient = adam.regularize(tf, entry, fed);
      Ops gated = tf.withControlDependencies(List.of(gradient));
      Op moved = adam.update(gated, variables, entry, gradient, tf.constant(RATE));
      update = adam.advance(tf.withControlDependencies(List.of(moved)), variables);
      session = GraphSession.open(graph, SessionOptions.defaults());
      session.run(variables.entries().stream().map(Variables.Entry::initialize).toList());
    }

    void set(float... values) {
      feed(values, assign);
    }

    float[] step(float... gradient) {
      feed(gradient, update);
      return session.fetch(
          Map.of(),
          List.of(value),
          List.of(),
          result -> {
            float[] read = new float[SIZE];
            ((TFloat32) result.get(0)).copyTo(DataBuffers.of(read));
            return read;
          });
    }

    private void feed(float[] values, Op target) {
      try (TFloat32 tensor = TFloat32.vectorOf(values)) {
        session.run(Map.of(fed, tensor), List.of(target));
      }
    }

    @Override
    public void close() {
      session.close();
      graph.close();
    }
  }
}
