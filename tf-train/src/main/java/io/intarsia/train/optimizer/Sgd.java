package io.intarsia.train.optimizer;

import io.intarsia.core.graph.VariableRole;
import io.intarsia.core.graph.Variables;
import io.intarsia.proto.SgdConfig;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.train.ApplyMomentum;
import org.tensorflow.types.TFloat32;

/**
 * Stochastic gradient descent with momentum, in PyTorch's convention: {@code v = m v + (g + d w)},
 * {@code w = w - rate v}; with Nesterov's look-ahead {@code w = w - rate (g + d w + m v)}
 * (Sutskever et al. 2013). The momentum is kept in {@code optimizer/momentum/<variable>}.
 *
 * @param momentum m, share of the last update that is kept
 * @param nesterov whether to look ahead
 * @param weightDecay d of kernels; normalisations never decay
 * @param biasDecay d of biases
 * @param biasRate multiplies the learning rate of biases
 */
public record Sgd(
    double momentum, boolean nesterov, double weightDecay, double biasDecay, double biasRate)
    implements Optimizer {

  /** As the config says. */
  public static Sgd of(SgdConfig config) {
    return new Sgd(
        config.getMomentum(),
        config.getNesterov(),
        config.getWeightDecay(),
        config.getDecayBiases() ? config.getWeightDecay() : 0,
        config.getBiasRate());
  }

  @Override
  public Operand<TFloat32> regularize(
      Ops tf, Variables.Entry variable, Operand<TFloat32> gradient) {
    return new WeightDecay(weightDecay, biasDecay).addTo(tf, variable, gradient);
  }

  @Override
  public Op update(
      Ops gated,
      Variables variables,
      Variables.Entry variable,
      Operand<TFloat32> gradient,
      Operand<TFloat32> rate) {
    boolean scaled = variable.role() == VariableRole.BIAS && biasRate != 1;
    return gated.train.applyMomentum(
        variable.variable(),
        Slots.of(variables, "momentum/" + variable.name(), variable.shape()).variable(),
        scaled ? gated.math.mul(rate, gated.constant((float) biasRate)) : rate,
        gradient,
        gated.constant((float) momentum),
        ApplyMomentum.useNesterov(nesterov));
  }
}
