package io.intarsia.models;

import io.intarsia.core.graph.Initializer;
import io.intarsia.core.graph.VariableRole;
import io.intarsia.core.graph.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * PyTorch's stochastic gradient descent, on every trained variable alike.
 *
 * @param rate learning rate
 * @param momentum share of the last update that is kept
 * @param decay times the weights, added to the gradient
 */
public record ReferenceSgd(float rate, float momentum, float decay) {

  /** Builds the updates of one step, all of them after all gradients, statistics included. */
  public List<Op> updates(Ops tf, Variables variables, List<Operand<TFloat32>> gradients) {
    Ops gated = tf.withControlDependencies(List.copyOf(gradients));
    List<Op> updates = new ArrayList<>();
    List<Variables.Entry> trained = variables.trained();
    for (int i = 0; i < trained.size(); i++) {
      updates.add(update(gated, variables, trained.get(i), gradients.get(i)));
    }
    variables.deferredUpdates().forEach(update -> updates.add(update.build(gated)));
    return updates;
  }

  /** Trains from the initial values; the loss before each step. */
  public float[] losses(ReferenceRun run, Operand<TFloat32> loss, int steps) {
    List<Op> updates = updates(run.net().tf(), run.net().variables(), run.gradients(loss));
    float[] losses = new float[steps];
    try (ReferenceRun.Step step = run.startFromInitialValues()) {
      for (int i = 0; i < steps; i++) {
        losses[i] = step.run(List.of(loss), updates).get(0)[0];
      }
    }
    return losses;
  }

  private Op update(
      Ops gated, Variables variables, Variables.Entry entry, Operand<TFloat32> gradient) {
    String slot = entry.name() + "/momentum";
    variables.get(slot, entry.shape(), VariableRole.SLOT, Initializer.zeros());
    Operand<TFloat32> decayed =
        gated.math.add(gradient, gated.math.mul(entry.value(), gated.constant(decay)));
    return gated.train.applyMomentum(
        entry.variable(),
        Objects.requireNonNull(variables.find(slot)).variable(),
        gated.constant(rate),
        decayed,
        gated.constant(momentum));
  }
}
