package io.intarsia.train.engine;

import io.intarsia.core.graph.Gradients;
import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.Net;
import io.intarsia.core.graph.Variables;
import io.intarsia.train.optimizer.Optimizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * One training step: forward, backward, update.
 *
 * <p>Everything that changes a variable waits for every gradient of the step. Without this gate an
 * update may run before the last operation that reads the variable, and two runs of the same
 * program differ.
 *
 * @param rate the learning rate, fed at each step
 * @param scalars loss and metrics
 * @param train runs the whole step
 */
public record StepGraph(Placeholder<TFloat32> rate, Scalars scalars, Op train) {

  /**
   * Builds the step of an objective.
   *
   * @param graph the graph of {@code net}
   * @param inputs tensors of one batch, by name
   * @throws IllegalStateException if the loss does not depend on a trained variable
   */
  public static StepGraph build(
      Graph graph,
      Net net,
      Objective objective,
      Map<String, Operand<?>> inputs,
      Optimizer optimizer) {
    Variables variables = net.variables();
    int deferredBefore = variables.deferredUpdates().size();
    Objective.Outputs outputs = objective.build(net, inputs);
    List<Variables.DeferredUpdate> all = variables.deferredUpdates();
    List<Variables.DeferredUpdate> deferred = all.subList(deferredBefore, all.size());

    Ops tf = net.tf();
    List<Variables.Entry> trained = variables.trained();
    List<Operand<TFloat32>> gradients = gradients(graph, tf, outputs.loss(), variables);
    gradients = regularized(tf, optimizer, trained, gradients);
    Ops gated = tf.withControlDependencies(gate(tf, gradients, outputs));
    Placeholder<TFloat32> rate = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    List<Op> updates = new ArrayList<>();
    for (int i = 0; i < trained.size(); i++) {
      updates.add(optimizer.update(gated, variables, trained.get(i), gradients.get(i), rate));
    }
    deferred.forEach(update -> updates.add(update.build(gated)));
    Op advance = optimizer.advance(tf.withControlDependencies(List.copyOf(updates)), variables);
    if (advance != null) {
      updates.add(advance);
    }
    return new StepGraph(rate, Scalars.of(outputs), tf.withControlDependencies(updates).noOp());
  }

  private static List<Operand<TFloat32>> regularized(
      Ops tf,
      Optimizer optimizer,
      List<Variables.Entry> trained,
      List<Operand<TFloat32>> gradients) {
    List<Operand<TFloat32>> regularized = new ArrayList<>();
    for (int i = 0; i < trained.size(); i++) {
      regularized.add(optimizer.regularize(tf, trained.get(i), gradients.get(i)));
    }
    return regularized;
  }

  private static List<Operand<TFloat32>> gradients(
      Graph graph, Ops tf, Operand<TFloat32> loss, Variables variables) {
    List<Variables.Entry> trained = variables.trained();
    List<Operand<TFloat32>> gradients = Gradients.of(graph, tf, loss, variables);
    List<Operand<TFloat32>> single = new ArrayList<>();
    for (int i = 0; i < gradients.size(); i++) {
      single.add(inSinglePrecision(tf, gradients.get(i), trained.get(i).shape()));
    }
    return single;
  }

  /**
   * Keeps a gradient float32 from here on. The pass that makes convolutions bfloat16 makes
   * additions right behind them bfloat16 too, and weight decay, mostly smaller than the last bit of
   * a bfloat16 gradient, would be rounded away. It stops at this operation, which it does not know.
   */
  private static Operand<TFloat32> inSinglePrecision(
      Ops tf, Operand<TFloat32> gradient, Shape shape) {
    return tf.ensureShape(gradient, shape);
  }

  /** A single operation behind all uses of variables: n + m edges in place of n times m. */
  private static Op gate(Ops tf, List<Operand<TFloat32>> gradients, Objective.Outputs outputs) {
    List<Op> uses = new ArrayList<>();
    gradients.forEach(gradient -> uses.add(gradient.asOutput()));
    uses.add(outputs.loss());
    uses.addAll(outputs.metrics().values());
    return tf.withControlDependencies(uses).noOp();
  }

  /**
   * Runs one step.
   *
   * @return loss, then metrics, of the batch before its update
   */
  public Map<String, Float> run(GraphSession session, double learningRate) {
    try (TFloat32 fed = TFloat32.scalarOf((float) learningRate)) {
      return session.fetch(Map.of(rate, fed), scalars.outputs(), List.of(train), scalars::read);
    }
  }
}
