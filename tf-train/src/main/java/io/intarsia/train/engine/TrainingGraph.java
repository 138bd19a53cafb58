package io.intarsia.train.engine;

import io.intarsia.core.checkpoint.CheckpointGraph;
import io.intarsia.core.checkpoint.RestoreReport;
import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.Mode;
import io.intarsia.core.graph.Net;
import io.intarsia.core.graph.Variables;
import io.intarsia.data.input.InputGraph;
import io.intarsia.train.optimizer.Optimizer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;

/**
 * Everything that a run computes, in one graph: the input, the step, the judgement on held-out
 * pictures, saving and restoring.
 */
public final class TrainingGraph {
  private final Variables variables;
  private final InputGraph input;
  private final StepGraph step;
  private final @Nullable HeldOut heldOut;
  private final CheckpointGraph checkpoint;
  private final Operand<TBool> finite;

  /** Builds the task's graph; {@code seed} decides the initial weights. */
  public TrainingGraph(Graph graph, LearningTask task, Optimizer optimizer, long seed) {
    Ops tf = Ops.create(graph);
    variables = new Variables(tf, seed);
    input = task.trainingInput(graph);
    Net net = new Net(tf, variables, Mode.TRAINING, "");
    step = StepGraph.build(graph, net, task, input.tensors(), optimizer);
    InputGraph held = task.heldOutInput(graph);
    heldOut =
        held == null ? null : HeldOut.build(new Net(tf, variables, Mode.INFERENCE, ""), task, held);
    checkpoint = CheckpointGraph.build(tf, variables);
    finite = allFinite(tf, variables);
  }

  private static Operand<TBool> allFinite(Ops tf, Variables variables) {
    List<Operand<TBool>> each = new ArrayList<>();
    for (Variables.Entry entry : variables.entries()) {
      Operand<TBool> elements = tf.math.isFinite(entry.value());
      each.add(tf.reduceAll(elements, tf.range(tf.constant(0), tf.rank(elements), tf.constant(1))));
    }
    return tf.reduceAll(tf.stack(each), tf.constant(0));
  }

  /** The training step. */
  public StepGraph step() {
    return step;
  }

  /** The tensors of a training batch, by name. */
  public Map<String, Operand<?>> inputTensors() {
    return input.tensors();
  }

  /** The variables, of which a second tower may make use. */
  public Variables variables() {
    return variables;
  }

  @Nullable HeldOut heldOut() {
    return heldOut;
  }

  CheckpointGraph checkpoint() {
    return checkpoint;
  }

  /** Sets every variable to its initial value. */
  public void initialize(GraphSession session) {
    List<Op> initializers = variables.entries().stream().map(Variables.Entry::initialize).toList();
    session.run(initializers);
  }

  /**
   * Gives the variables that are found among saved ones their values from there.
   *
   * @return which those are
   */
  public RestoreReport take(GraphSession session, InitialWeights weights) throws IOException {
    RestoreReport report = checkpoint.restoreMatching(session, weights.saved(), weights.wanted());
    weights.told().accept(report);
    return report;
  }

  /** Lets the training stream start at a position, counted in pictures. */
  public void startInput(GraphSession session, long position) {
    input.start(session, position);
  }

  /**
   * What a failed step has to say: names the record at fault, where one is.
   *
   * @param position that the step's batch begins at
   */
  RuntimeException explain(RuntimeException failure, long position) {
    return input.explain(failure, position);
  }

  /** Whether no variable holds a NaN or an infinity. */
  boolean isFinite(GraphSession session) {
    return session.fetch(
        Map.of(), List.of(finite), List.of(), result -> ((TBool) result.get(0)).getBoolean());
  }
}
