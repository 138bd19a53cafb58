package io.intarsia.train.detection;

import io.intarsia.core.graph.Net;
import io.intarsia.data.input.DetectionInput;
import io.intarsia.data.input.InputGraph;
import io.intarsia.train.engine.LearningTask;
import io.intarsia.train.engine.Objective;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;

/**
 * A detector as something that learns. It is judged after training, on boxes, and not on held-out
 * pictures meanwhile.
 *
 * @param input pictures and regions
 * @param objective network and loss
 */
record DetectionLearning(DetectionInput input, Objective objective) implements LearningTask {

  @Override
  public InputGraph trainingInput(Graph graph) {
    return input.training(graph);
  }

  @Override
  public Outputs build(Net net, Map<String, Operand<?>> inputs) {
    return objective.build(net, inputs);
  }
}
