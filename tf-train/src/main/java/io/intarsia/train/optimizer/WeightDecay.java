package io.intarsia.train.optimizer;

import io.intarsia.core.graph.VariableRole;
import io.intarsia.core.graph.Variables;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * What is added to a gradient to keep weights small: a multiple of the weights. Normalisations
 * never decay.
 *
 * @param kernels multiple for kernels
 * @param biases multiple for biases
 */
record WeightDecay(double kernels, double biases) {

  /** The gradient with the decay of its variable; without any, the gradient itself. */
  Operand<TFloat32> addTo(Ops tf, Variables.Entry variable, Operand<TFloat32> gradient) {
    double decay = of(variable.role());
    return decay == 0
        ? gradient
        : tf.math.add(gradient, tf.math.mul(variable.value(), tf.constant((float) decay)));
  }

  private double of(VariableRole role) {
    return switch (role) {
      case KERNEL -> kernels;
      case BIAS -> biases;
      case NORMALIZATION -> 0;
      case STATISTIC, SLOT -> throw new IllegalArgumentException(role + " is not trained");
    };
  }
}
