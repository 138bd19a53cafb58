package io.intarsia.core.layers;

import io.intarsia.core.graph.Initializer;
import io.intarsia.core.graph.Mode;
import io.intarsia.core.graph.Net;
import io.intarsia.core.graph.VariableRole;
import io.intarsia.core.graph.Variables;
import java.util.Objects;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.types.TFloat32;

/**
 * Batch normalisation (Ioffe &amp; Szegedy 2015) over all but the last axis. Variables: {@code
 * gamma}, {@code beta}, and the running {@code mean} and {@code variance}, the latter from the
 * unbiased variance of each batch, as in PyTorch. Where scale and shift are fixed there is no
 * {@code gamma} and {@code beta}.
 *
 * @param momentum share of the old running statistics kept at each step, 0 to 1
 * @param epsilon added to the variance before the square root
 * @param affine what becomes of the scale and the shift behind the normalisation
 */
public record BatchNormalization(double momentum, double epsilon, Affine affine) {

  /** Scale and shift behind the normalisation. */
  public enum Affine {
    /** Variables, 1 and 0 at first. */
    LEARNED,
    /** 1 and 0. */
    FIXED
  }

  /** With learned scale and shift. */
  public BatchNormalization(double momentum, double epsilon) {
    this(momentum, epsilon, Affine.LEARNED);
  }

  /** Refuses values out of range. */
  public BatchNormalization {
    if (!(momentum >= 0 && momentum <= 1 && epsilon > 0)) {
      throw new IllegalArgumentException(
          "momentum must be in 0 .. 1 and epsilon positive, got %s and %s"
              .formatted(momentum, epsilon));
    }
  }

  /**
   * Builds the layer at {@code net}'s place. The running statistics move by deferred updates of the
   * variables.
   *
   * @param input {@code [batch, height, width, channels]} or {@code [batch, channels]}; channels
   *     must be known
   * @return the same shape
   */
  public Operand<TFloat32> build(Net net, Operand<TFloat32> input) {
    if (input.shape().numDimensions() == 4) {
      return normalize(net, input);
    }
    Ops tf = net.tf();
    long channels = input.shape().get(1);
    Operand<TFloat32> map = tf.reshape(input, tf.constant(new long[] {-1, 1, 1, channels}));
    return tf.reshape(normalize(net, map), tf.constant(new long[] {-1, channels}));
  }

  private Operand<TFloat32> normalize(Net net, Operand<TFloat32> map) {
    Shape channels = Shape.of(map.shape().get(3));
    Operand<TFloat32> gamma = affine(net, "gamma", channels, Initializer.ones());
    Operand<TFloat32> beta = affine(net, "beta", channels, Initializer.zeros());
    Operand<TFloat32> mean =
        variable(net, "mean", channels, VariableRole.STATISTIC, Initializer.zeros());
    Operand<TFloat32> variance =
        variable(net, "variance", channels, VariableRole.STATISTIC, Initializer.ones());
    if (net.mode() == Mode.FROZEN_NORMALIZATION) {
      net.variables().freeze(Set.of(net.nameOf("gamma"), net.nameOf("beta"))::contains);
      return scaleAndShift(net.tf(), map, new Statistics(gamma, beta, mean, variance));
    }
    boolean frozen = net.mode() == Mode.INFERENCE;
    Operand<TFloat32> none = frozen ? mean : net.tf().constant(new float[0]);
    FusedBatchNorm<TFloat32, TFloat32> fused =
        net.tf()
            .nn
            .fusedBatchNorm(
                map,
                gamma,
                beta,
                none,
                frozen ? variance : none,
                FusedBatchNorm.epsilon((float) epsilon),
                FusedBatchNorm.isTraining(!frozen));
    if (!frozen) {
      deferMove(net, "mean", fused.batchMean());
      deferMove(net, "variance", fused.batchVariance());
    }
    return fused.y();
  }

  private record Statistics(
      Operand<TFloat32> gamma,
      Operand<TFloat32> beta,
      Operand<TFloat32> mean,
      Operand<TFloat32> variance) {}

  /** What normalisation by constants comes to: one product and one sum for each channel. */
  private Operand<TFloat32> scaleAndShift(Ops tf, Operand<TFloat32> map, Statistics fixed) {
    Operand<TFloat32> variance = tf.math.add(fixed.variance(), tf.constant((float) epsilon));
    Operand<TFloat32> scale = tf.math.mul(fixed.gamma(), tf.math.rsqrt(variance));
    Operand<TFloat32> shift = tf.math.sub(fixed.beta(), tf.math.mul(fixed.mean(), scale));
    return tf.math.add(tf.math.mul(map, tf.stopGradient(scale)), tf.stopGradient(shift));
  }

  private Operand<TFloat32> affine(Net net, String name, Shape shape, Initializer initial) {
    return switch (affine) {
      case LEARNED -> variable(net, name, shape, VariableRole.NORMALIZATION, initial);
      case FIXED -> initial.build(net.tf(), net.variables().seed(), name, shape);
    };
  }

  private static Operand<TFloat32> variable(
      Net net, String name, Shape shape, VariableRole role, Initializer initial) {
    return net.variables().get(net.nameOf(name), shape, role, initial);
  }

  /** Moves a running statistic towards the batch's, which the fused operation gives unbiased. */
  private void deferMove(Net net, String name, Operand<TFloat32> batch) {
    Variables.Entry running = Objects.requireNonNull(net.variables().find(net.nameOf(name)));
    Operand<TFloat32> rate =
        net.mode() == Mode.CALIBRATION
            ? net.variables().averagingRate()
            : net.tf().constant((float) (1 - momentum));
    net.variables()
        .defer(
            gated ->
                gated.assignSub(
                    running.variable(),
                    gated.math.mul(gated.math.sub(running.value(), batch), rate)));
  }
}
