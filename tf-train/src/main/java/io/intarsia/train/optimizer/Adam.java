package io.intarsia.train.optimizer;

import io.intarsia.core.graph.Variables;
import io.intarsia.proto.AdamConfig;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/**
 * Adam (Kingma &amp; Ba 2015) in PyTorch's convention: {@code m = b1 m + (1 - b1) g}, {@code v = b2
 * v + (1 - b2) g^2}, {@code w = w - rate m' / (sqrt(v') + epsilon)}, where m' and v' are m / (1 -
 * b1^t) and v / (1 - b2^t) at step t, and g has the weight decay in it. The moments are kept in
 * {@code optimizer/adam/mean/<variable>} and {@code optimizer/adam/square/<variable>}, the steps
 * taken in {@code optimizer/adam/steps}.
 *
 * @param beta1 decay of the mean of gradients
 * @param beta2 decay of the mean of squared gradients
 * @param epsilon added to the root of the corrected mean of squares
 * @param weightDecay of kernels
 * @param biasDecay of biases
 */
public record Adam(double beta1, double beta2, double epsilon, double weightDecay, double biasDecay)
    implements Optimizer {
  /** As the config says. */
  public static Adam of(AdamConfig config) {
    return new Adam(
        config.getBeta1(),
        config.getBeta2(),
        config.getEpsilon(),
        config.getWeightDecay(),
        config.getDecayBiases() ? config.getWeightDecay() : 0);
  }

  @Override
  public Operand<TFloat32> regularize(
      Ops tf, Variables.Entry variable, Operand<TFloat32> gradient) {
    return new WeightDecay(weightDecay, biasDecay).addTo(tf, variable, gradient);
  }

  /**
   * TensorFlow's rule adds its epsilon to the root of the uncorrected v; given epsilon times the
   * root of the correction, it does what PyTorch's does.
   */
  @Override
  public Op update(
      Ops gated,
      Variables variables,
      Variables.Entry variable,
      Operand<TFloat32> gradient,
      Operand<TFloat32> rate) {
    Operand<TFloat32> step = gated.math.add(steps(variables).value(), gated.constant(1f));
    Operand<TFloat32> vanished2 = vanished(gated, beta2, step);
    Operand<TFloat32> one = gated.constant(1f);
    return gated.train.applyAdam(
        variable.variable(),
        moment(variables, "mean/", variable),
        moment(variables, "square/", variable),
        gated.math.sub(one, vanished(gated, beta1, step)),
        gated.math.sub(one, vanished2),
        rate,
        gated.constant((float) beta1),
        gated.constant((float) beta2),
        gated.math.mul(gated.math.sqrt(vanished2), gated.constant((float) epsilon)),
        gradient);
  }

  /** 1 - beta^t without the loss of digits where beta^t is near 1. */
  private static Operand<TFloat32> vanished(Ops tf, double beta, Operand<TFloat32> step) {
    Operand<TFloat32> logarithm = tf.constant((float) Math.log(beta));
    return tf.math.neg(tf.math.expm1(tf.math.mul(step, logarithm)));
  }

  @Override
  public Op advance(Ops updated, Variables variables) {
    return updated.assignAdd(steps(variables).variable(), updated.constant(1f));
  }

  /** Exact in float32 up to 16.7 million. */
  private static Variables.Entry steps(Variables variables) {
    return Slots.of(variables, "adam/steps", Shape.scalar());
  }

  private static Variable<TFloat32> moment(
      Variables variables, String name, Variables.Entry variable) {
    return Slots.of(variables, "adam/" + name + variable.name(), variable.shape()).variable();
  }
}
