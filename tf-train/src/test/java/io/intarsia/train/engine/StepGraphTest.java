package io.intarsia.train.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.Initializer;
import io.intarsia.core.graph.Mode;
import io.intarsia.core.graph.Net;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.graph.VariableRole;
import io.intarsia.core.graph.Variables;
import io.intarsia.proto.Precision;
import io.intarsia.train.optimizer.Sgd;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** What a step does to a variable, in either number format. */
class StepGraphTest {
  private static final double DECAY = 1e-3;

  /**
   * The gradient of each weight is 1 and its decay 0.001, an eighth of the last bit that bfloat16
   * has at 1: an update that is rounded to bfloat16 would be 1.
   */
  @ParameterizedTest
  @EnumSource(Precision.class)
  void weightDecayIsAddedInSinglePrecision(Precision precision) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Variables variables = new Variables(tf, 0);
      Net net = new Net(tf, variables, Mode.TRAINING, "");
      Operand<TFloat32> inputs =
          variables.get(
              "x", Shape.of(4, 8), VariableRole.STATISTIC, new Initializer.Constant(0.25f));
      StepGraph step =
          StepGraph.build(
              graph,
              net,
              (place, batch) -> sumOfProduct(place, inputs),
              Map.of(),
              new Sgd(0, false, DECAY, 0, 1));
      try (GraphSession session = GraphSession.open(graph, new SessionOptions(2, precision))) {
        session.run(variables.entries().stream().map(Variables.Entry::initialize).toList());
        step.run(session, 1);
        assertThat(firstWeight(session, variables)).isCloseTo((float) -DECAY, within(1e-6f));
      }
    }
  }

  private static Objective.Outputs sumOfProduct(Net net, Operand<TFloat32> inputs) {
    Ops tf = net.tf();
    Operand<TFloat32> kernel =
        net.variables().get("kernel", Shape.of(8, 8), VariableRole.KERNEL, Initializer.ones());
    Operand<TFloat32> product = tf.linalg.matMul(inputs, kernel);
    return new Objective.Outputs(tf.reduceSum(product, tf.constant(new int[] {0, 1})), Map.of());
  }

  private static float firstWeight(GraphSession session, Variables variables) {
    Operand<TFloat32> kernel = java.util.Objects.requireNonNull(variables.find("kernel")).value();
    return session.fetch(
        Map.of(), List.of(kernel), List.of(), result -> ((TFloat32) result.get(0)).getFloat(0, 0));
  }
}
