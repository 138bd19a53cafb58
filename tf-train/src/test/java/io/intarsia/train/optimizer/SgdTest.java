package io.intarsia.train.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.Initializer;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.graph.VariableRole;
import io.intarsia.core.graph.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Traces worked out by hand: a variable that starts at 1 has the gradients 1, -2 and 0.5, each with
 * the learning rate 0.1.
 */
class SgdTest {
  private static final double[] GRADIENTS = {1, -2, 0.5};

  @Test
  void momentum() {
    // v = 1, -1.1, -0.49; w = 1 - 0.1 v summed.
    assertThat(trace(new Sgd(0.9, false, 0, 0, 1), VariableRole.KERNEL))
        .usingElementComparator(SgdTest::compare)
        .containsExactly(0.9, 1.01, 1.059);
  }

  @Test
  void nesterov() {
    // v as above; steps g + 0.9 v = 1.9, -2.99, 0.059.
    assertThat(trace(new Sgd(0.9, true, 0, 0, 1), VariableRole.KERNEL))
        .usingElementComparator(SgdTest::compare)
        .containsExactly(0.81, 1.109, 1.1031);
  }

  @Test
  void kernelsDecay() {
    // g + 0.5 w = 1.5, -1.575, 0.5 + 0.5 * 1.0075: without momentum.
    assertThat(trace(new Sgd(0, false, 0.5, 0, 1), VariableRole.KERNEL))
        .usingElementComparator(SgdTest::compare)
        .containsExactly(0.85, 1.0075, 0.907125);
  }

  @Test
  void biasesDecayOnlyIfAsked() {
    assertThat(trace(new Sgd(0, false, 0.5, 0.5, 1), VariableRole.BIAS))
        .isEqualTo(trace(new Sgd(0, false, 0.5, 0, 1), VariableRole.KERNEL));
    assertThat(trace(new Sgd(0, false, 0.5, 0, 1), VariableRole.BIAS))
        .isEqualTo(trace(new Sgd(0, false, 0, 0, 1), VariableRole.KERNEL));
  }

  @Test
  void biasesMayLearnFaster() {
    assertThat(trace(new Sgd(0.9, false, 0, 0, 2), VariableRole.BIAS))
        .usingElementComparator(SgdTest::compare)
        .containsExactly(0.8, 1.02, 1.118);
  }

  @Test
  void normalizationNeverDecays() {
    assertThat(trace(new Sgd(0.9, false, 0.5, 0.5, 2), VariableRole.NORMALIZATION))
        .isEqualTo(trace(new Sgd(0.9, false, 0, 0, 1), VariableRole.KERNEL));
  }

  @Test
  void theMomentumIsKeptUnderThePublicNameOfItsVariable() {
    try (Graph graph = new Graph()) {
      Variables variables = new Variables(Ops.create(graph), 0);
      step(graph, variables, new Sgd(0.9, false, 0, 0, 1), VariableRole.KERNEL);
      assertThat(variables.entries())
          .filteredOn(entry -> entry.role() == VariableRole.SLOT)
          .extracting(Variables.Entry::name)
          .containsExactly("optimizer/momentum/w");
    }
  }

  /** Equal within single precision. */
  private static int compare(double a, double b) {
    return Math.abs(a - b) < 1e-6 ? 0 : Double.compare(a, b);
  }

  private record Step(Operand<TFloat32> gradient, Operand<TFloat32> value, Op update) {}

  private static Step step(Graph graph, Variables variables, Sgd sgd, VariableRole role) {
    Ops tf = Ops.create(graph);
    variables.get("w", Shape.scalar(), role, Initializer.ones());
    Variables.Entry entry = java.util.Objects.requireNonNull(variables.find("w"));
    Operand<TFloat32> gradient = tf.placeholder(TFloat32.class);
    Operand<TFloat32> regularized = sgd.regularize(tf, entry, gradient);
    Ops gated = tf.withControlDependencies(List.of(regularized));
    Op update = sgd.update(gated, variables, entry, regularized, tf.constant(0.1f));
    return new Step(gradient, entry.value(), update);
  }

  private static List<Double> trace(Sgd sgd, VariableRole role) {
    try (Graph graph = new Graph()) {
      Variables variables = new Variables(Ops.create(graph), 0);
      Step step = step(graph, variables, sgd, role);
      try (GraphSession session = GraphSession.open(graph, SessionOptions.defaults())) {
        session.run(variables.entries().stream().map(Variables.Entry::initialize).toList());
        List<Double> values = new ArrayList<>();
        for (double gradient : GRADIENTS) {
          try (TFloat32 fed = TFloat32.scalarOf((float) gradient)) {
            session.run(Map.of(step.gradient(), fed), List.of(step.update()));
          }
          values.add(valueOf(session, step.value()));
        }
        return values;
      }
    }
  }

  private static double valueOf(GraphSession session, Operand<TFloat32> value) {
    return session.fetch(
        Map.of(),
        List.of(value),
        List.of(),
        result -> (double) ((TFloat32) result.get(0)).getFloat());
  }
}
