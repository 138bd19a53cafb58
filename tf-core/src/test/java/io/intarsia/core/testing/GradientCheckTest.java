package io.intarsia.core.testing;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.nn.Conv2d;
import org.tensorflow.op.nn.LocalResponseNormalization;

/**
 * The gradient check notices the gradients of TensorFlow 2.16.2 that are silently wrong. Should one
 * of these fail after an upgrade, that gradient was mended.
 */
class GradientCheckTest {
  private static final Shape MAP = Shape.of(2, 5, 5, 6);

  @Test
  void acceptsARightGradient() {
    GradientCheck.inDouble().verify((net, in) -> net.tf().math.tanh(in.get(0)), MAP);
    GradientCheck.inSingle().verify((net, in) -> net.tf().math.tanh(in.get(0)), MAP);
  }

  @Test
  void findsTheGradientOfCaffesLocalResponseNormalizationWrong() {
    GradientCheck.inSingle()
        .verifyWrong(
            (net, in) ->
                net.tf()
                    .nn
                    .localResponseNormalization(
                        in.get(0),
                        LocalResponseNormalization.depthRadius(2L),
                        LocalResponseNormalization.bias(1f),
                        LocalResponseNormalization.alpha(2e-5f),
                        LocalResponseNormalization.beta(0.75f)),
            MAP);
  }

  @Test
  void findsTheGradientOfADilatedConvolutionWrong() {
    GradientCheck.inSingle()
        .verifyWrong(
            (net, in) ->
                net.tf()
                    .nn
                    .conv2d(
                        in.get(0),
                        in.get(1),
                        List.of(1L, 1L, 1L, 1L),
                        "SAME",
                        Conv2d.dilations(1L, 2L, 2L, 1L)),
            MAP,
            Shape.of(3, 3, 6, 4));
  }

  @Test
  void findsTheGradientOfAFourDimensionalLogSoftmaxWrong() {
    GradientCheck.inDouble().verifyWrong((net, in) -> net.tf().nn.logSoftmax(in.get(0)), MAP);
  }
}
