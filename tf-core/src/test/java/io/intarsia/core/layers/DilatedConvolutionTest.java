package io.intarsia.core.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intarsia.core.graph.Mode;
import io.intarsia.core.graph.Net;
import io.intarsia.core.graph.VariableRole;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.nn.Conv2d;
import org.tensorflow.types.TFloat32;

/** The layer gives what TensorFlow's dilated convolution gives, whose forward pass is right. */
class DilatedConvolutionTest {
  @ParameterizedTest(name = "{0}x{0} dilation {1} padding {2} on {3}x{4}")
  @CsvSource({"6, 2, 5, 10, 10", "6, 2, 5, 7, 8", "3, 3, 2, 8, 7", "3, 1, 1, 5, 4"})
  void sumsAreTheDilatedConvolutions(int kernel, int dilation, int padding, int height, int width) {
    Shape shape = Shape.of(2, height, width, 3);
    float[] input = new float[(int) shape.size()];
    for (int i = 0; i < input.length; i++) {
      input[i] = (float) Math.sin(0.7 * i * i);
    }
    DilatedConvolution layer =
        new DilatedConvolution(Convolution.of(4, kernel).withPadding(0), dilation, padding);
    try (LayerRun own = new LayerRun(Mode.TRAINING, shape, (net, in, at) -> layer.build(net, in));
        LayerRun raw = new LayerRun(Mode.TRAINING, shape, (net, in, at) -> raw(net, layer, in))) {
      float[] expected = raw.output(0, input);
      assertThat(expected).hasSize(2 * side(layer, height) * side(layer, width) * 4);
      assertThat(own.output(0, input)).containsExactly(expected, within(1e-5f));
    }
  }

  private static int side(DilatedConvolution layer, int side) {
    return side + 2 * layer.padding() - layer.dilation() * (layer.convolution().kernel() - 1);
  }

  private static Operand<TFloat32> raw(Net net, DilatedConvolution layer, Operand<TFloat32> map) {
    int kernel = layer.convolution().kernel();
    Shape shape = Shape.of(kernel, kernel, 3, 4);
    Operand<TFloat32> kernels =
        net.variables().get("kernel", shape, VariableRole.KERNEL, layer.convolution().weights());
    long dilation = layer.dilation();
    return net.tf()
        .nn
        .conv2d(
            Padding.around(net.tf(), map, layer.padding(), 0),
            kernels,
            List.of(1L, 1L, 1L, 1L),
            "VALID",
            Conv2d.dilations(1L, dilation, dilation, 1L));
  }

  @Test
  void aStridedConvolutionIsRefused() {
    Convolution strided = Convolution.of(4, 3).withPadding(0).withStride(2);
    assertThatThrownBy(() -> new DilatedConvolution(strided, 2, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("stride 1");
  }
}
