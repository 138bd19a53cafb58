package io.intarsia.eval.finetune;

import io.intarsia.core.graph.Net;
import io.intarsia.data.input.EvaluationInput;
import io.intarsia.data.input.InputGraph;
import io.intarsia.train.engine.LearningTask;
import java.util.Map;
import java.util.Objects;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * A backbone and its classifier as something that learns labels. Nothing is held out: the last step
 * is the one that is judged, on the test split.
 *
 * @param net the network
 * @param views of the training pictures
 * @param batch of a step
 * @param seed decides the order and the views
 * @param loss on the labels
 */
record FineTuning(FineTuneNet net, EvaluationInput views, int batch, long seed, LabelLoss loss)
    implements LearningTask {

  @Override
  public InputGraph trainingInput(Graph graph) {
    return views.shuffled(graph, batch, seed);
  }

  @Override
  public Outputs build(Net place, Map<String, Operand<?>> inputs) {
    Operand<TFloat32> images =
        Objects.requireNonNull(inputs.get(EvaluationInput.IMAGE)).asOutput().expect(TFloat32.class);
    return new Outputs(loss.build(place.tf(), inputs, net.logits(place, images)), Map.of());
  }
}
