package io.intarsia.train.pretext;

import io.intarsia.core.UserException;
import io.intarsia.core.graph.Net;
import io.intarsia.data.input.InputGraph;
import io.intarsia.data.input.PretextInput;
import io.intarsia.data.input.Workers;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.PretextConfig;
import io.intarsia.train.engine.Criterion;
import io.intarsia.train.engine.LearningTask;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Graph;
import org.tensorflow.Operand;

/**
 * A pretext task as something that learns.
 *
 * @param input its pictures
 * @param objective its loss
 * @param criterion what its best checkpoint is chosen by
 */
public record PretextLearning(PretextInput input, PretextObjective objective, Criterion criterion)
    implements LearningTask {

  /** As a config says, on given pictures. */
  public static PretextLearning of(ExperimentConfig config, PretextInput input) {
    return new PretextLearning(
        input, PretextObjective.of(config), criterionOf(config.getPretext()));
  }

  /**
   * What the best checkpoint of a run is chosen by; a new pretext task adds its line. The loss says
   * more of a few hundred held-out pictures than the share of them that is right, which moves by
   * chance; but it rises while a network that learns labels by heart still gets better.
   */
  private static Criterion criterionOf(PretextConfig config) {
    return switch (config.getKindCase()) {
      case JIGSAW, COLORIZATION -> new Criterion("loss", false);
      case SUPERVISED -> new Criterion("top1_accuracy", true);
      case KIND_NOT_SET ->
          throw new UserException(
              "pretext: no task is chosen; known: jigsaw, colorization, supervised");
    };
  }

  @Override
  public InputGraph trainingInput(Graph graph) {
    return input.training(graph, Workers.alone());
  }

  @Override
  public @Nullable InputGraph heldOutInput(Graph graph) {
    return input.heldOutRecords() == 0 ? null : input.heldOut(graph);
  }

  @Override
  public Outputs build(Net net, Map<String, Operand<?>> inputs) {
    return objective.build(net, inputs);
  }
}
