package io.intarsia.train.optimizer;

import io.intarsia.core.graph.Variables;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A rule that turns gradients into updates, in parts, because every update of a step must wait for
 * all gradients of the step. Registered in {@link Optimizers}.
 */
public interface Optimizer {

  /**
   * The gradient with what the rule adds to it from the variable's own value, such as weight decay;
   * runs before any variable changes.
   *
   * @param gradient of the loss, in the variable's shape
   */
  Operand<TFloat32> regularize(Ops tf, Variables.Entry variable, Operand<TFloat32> gradient);

  /**
   * Changes the variable and the rule's own state for it.
   *
   * @param gated operations that wait for all gradients
   * @param variables where the rule's state is kept, in the role {@code SLOT}
   * @param gradient what {@link #regularize} returned for this variable
   * @param rate learning rate of the step, a scalar
   */
  Op update(
      Ops gated,
      Variables variables,
      Variables.Entry variable,
      Operand<TFloat32> gradient,
      Operand<TFloat32> rate);

  /**
   * Changes what the rule keeps for all variables together, such as the number of steps taken.
   *
   * @param updated operations that wait for the step's updates
   * @param variables where the rule's state is kept
   * @return null where there is nothing to change
   */
  default @Nullable Op advance(Ops updated, Variables variables) {
    return null;
  }
}
