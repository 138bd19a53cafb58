package io.intarsia.core.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intarsia.core.graph.Mode;
import io.intarsia.core.testing.GradientCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.ndarray.Shape;

/** Convolutions that are trained as matrix products are the convolutions that they stand for. */
class ConvolutionProductsTest {
  @ParameterizedTest(name = "{0}x{0} stride {1} padding {2} on {3}x{4}")
  @CsvSource({
    "3, 1, 1, 1, 1", "3, 1, 1, 2, 2", "3, 2, 1, 2, 2", "3, 2, 1, 4, 4", "3, 2, 1, 3, 4",
    "1, 1, 0, 7, 5", "1, 2, 0, 7, 5", "1, 2, 0, 4, 4", "5, 4, 2, 7, 6", "2, 1, 0, 3, 2"
  })
  void sumsAndGradientsAreTheConvolutions(
      int kernel, int stride, int padding, int height, int width) {
    Convolution layer = Convolution.of(5, kernel).withStride(stride).withPadding(padding);
    Shape shape = Shape.of(3, height, width, 4);
    assertThat(
            ConvolutionProducts.isPointwise(layer, shape)
                || ConvolutionProducts.hasFewWindows(layer, shape))
        .isTrue();

    float[] input = new float[(int) shape.size()];
    for (int i = 0; i < input.length; i++) {
      input[i] = (float) Math.sin(0.7 * i * i);
    }
    try (LayerRun products = run(layer, Mode.TRAINING, shape);
        LayerRun convolution = run(layer, Mode.INFERENCE, shape)) {
      assertThat(products.output(0, input))
          .containsExactly(convolution.output(0, input), within(1e-5f));
    }
    GradientCheck.inDouble().verify((net, in) -> layer.build(net, in.get(0)), shape);
  }

  @Test
  void manyWindowsGroupsAndUnknownSizesStayConvolutions() {
    Convolution layer = Convolution.of(4, 3);
    assertThat(ConvolutionProducts.hasFewWindows(layer, Shape.of(2, 3, 2, 4))).isFalse();
    assertThat(ConvolutionProducts.hasFewWindows(layer, Shape.of(2, -1, 1, 4))).isFalse();
    assertThat(ConvolutionProducts.hasFewWindows(layer.withGroups(2), Shape.of(2, 1, 1, 4)))
        .isFalse();
    Convolution pointwise = Convolution.of(4, 1);
    assertThat(ConvolutionProducts.isPointwise(pointwise.withGroups(2), Shape.of(2, 9, 9, 4)))
        .isFalse();
    assertThat(ConvolutionProducts.isPointwise(pointwise, Shape.of(2, -1, 9, 4))).isFalse();
  }

  private static LayerRun run(Convolution layer, Mode mode, Shape shape) {
    return new LayerRun(mode, shape, (net, in, step) -> layer.build(net, in));
  }
}
