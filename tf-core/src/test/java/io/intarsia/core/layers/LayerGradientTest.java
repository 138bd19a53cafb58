package io.intarsia.core.layers;

import io.intarsia.core.graph.Initializer;
import io.intarsia.core.graph.Mode;
import io.intarsia.core.testing.GradientCheck;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** Every layer's gradient is right with the attributes that the models use. */
class LayerGradientTest {
  private static final Shape MAP = Shape.of(2, 8, 7, 4);
  private static final Shape VECTORS = Shape.of(5, 6);

  @ParameterizedTest(name = "{0}x{0} stride {1} padding {2} groups {3}")
  @CsvSource({
    "1, 1, 0, 1",
    "1, 2, 0, 1",
    "3, 1, 1, 1",
    "3, 2, 1, 1",
    "7, 2, 3, 1", // ResNet
    "5, 2, 0, 1",
    "5, 4, 0, 1",
    "5, 1, 2, 2",
    "3, 1, 1, 2" // AlexNet; its conv1 is 11x11
  })
  void convolution(int kernel, int stride, int padding, int groups) {
    Convolution layer =
        Convolution.of(6, kernel)
            .withStride(stride)
            .withPadding(padding)
            .withGroups(groups)
            .withBias(Initializer.zeros());
    GradientCheck.inDouble().verify((net, in) -> layer.build(net, in.get(0)), MAP);
  }

  /** Whose kernel's gradient is the house's own. */
  @ParameterizedTest(name = "3x3 stride {0}")
  @ValueSource(ints = {1, 2})
  void convolutionOfManyChannelsOnASmallMap(int stride) {
    Convolution layer = Convolution.of(64, 3).withStride(stride);
    Shape map = Shape.of(2, 6, 5, 64);
    GradientCheck.inDouble().verify((net, in) -> layer.build(net, in.get(0)), map);
  }

  @ParameterizedTest(name = "{0}x{0} dilation {1} padding {2}")
  @CsvSource({
    "6, 2, 5", // Zhang et al.'s fc6
    "3, 2, 2", "3, 3, 1"
  })
  void dilatedConvolution(int kernel, int dilation, int padding) {
    DilatedConvolution layer =
        new DilatedConvolution(Convolution.of(3, kernel).withPadding(0), dilation, padding);
    GradientCheck.inDouble().verify((net, in) -> layer.build(net, in.get(0)), MAP);
  }

  @ParameterizedTest(name = "to {0}x{0}")
  @ValueSource(ints = {5, 8, 19})
  void bilinearResize(int side) {
    GradientCheck.inSingle()
        .verify((net, in) -> BilinearResize.build(net.tf(), in.get(0), side), MAP);
  }

  @Test
  void dense() {
    Dense layer = new Dense(3, Initializer.he(6), Initializer.zeros());
    GradientCheck.inDouble().verify((net, in) -> layer.build(net, in.get(0)), VECTORS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRAINING", "INFERENCE", "FROZEN_NORMALIZATION"})
  void batchNormalizationOfMaps(Mode mode) {
    BatchNormalization layer = new BatchNormalization(0.9, 1e-5);
    GradientCheck.inSingle().in(mode).verify((net, in) -> layer.build(net, in.get(0)), MAP);
  }

  @Test
  void batchNormalizationOfVectors() {
    BatchNormalization layer = new BatchNormalization(0.9, 1e-5);
    GradientCheck.inSingle().verify((net, in) -> layer.build(net, in.get(0)), VECTORS);
  }

  @Test
  void localResponseNormalization() {
    LocalResponseNormalization layer = LocalResponseNormalization.caffe();
    GradientCheck.inDouble().verify((net, in) -> layer.build(net, in.get(0)), Shape.of(2, 3, 3, 9));
  }

  @ParameterizedTest(name = "3x3 stride 2 padding {0}")
  @ValueSource(ints = {0, 1})
  void maxPooling(int padding) {
    MaxPooling layer = new MaxPooling(3, 2, padding);
    GradientCheck.inDouble().verify((net, in) -> layer.build(net, in.get(0)), MAP);
  }

  @ParameterizedTest(name = "3x3 stride 2 padding {0}")
  @ValueSource(ints = {0, 1})
  void averagePooling(int padding) {
    AveragePooling layer = new AveragePooling(3, 2, padding);
    GradientCheck.inDouble().verify((net, in) -> layer.build(net, in.get(0)), MAP);
  }

  @Test
  void globalAverage() {
    GradientCheck.inDouble().verify((net, in) -> GlobalAverage.build(net, in.get(0)), MAP);
  }

  @Test
  void dropout() {
    GradientCheck.inDouble()
        .verify(
            (net, in) -> {
              Operand<TInt64> position = net.tf().constant(7L);
              return new Dropout(0.5).build(net, in.get(0), position);
            },
            VECTORS);
  }

  @Test
  void roiAlign() {
    GradientCheck.inSingle()
        .verify(
            (net, in) ->
                new RoiAlign(3, 16)
                    .build(
                        net,
                        in.get(0),
                        net.tf().constant(new float[][] {{3, 5, 70, 90}, {-9, 40, 112, 128}}),
                        net.tf().array(1, 0)),
            MAP);
  }

  @Test
  void boxCoding() {
    // Regions of 64 x 96 pixels, away from the smallest size and the largest growth.
    GradientCheck.inDouble()
        .verify(
            (net, in) -> {
              Operand<TFloat32> regions = net.tf().constant(new float[][] {{30, 20, 94, 116}});
              BoxCoding coding = BoxCoding.fastRcnn();
              Operand<TFloat32> boxes = coding.decode(net.tf(), in.get(0), regions);
              return net.tf()
                  .concat(
                      List.of(
                          boxes,
                          coding.encode(net.tf(), net.tf().math.add(regions, in.get(1)), regions)),
                      net.tf().constant(0));
            },
            Shape.of(5, 4),
            Shape.of(5, 4));
  }

  @Test
  void smoothL1() {
    GradientCheck.inDouble().verify((net, in) -> SmoothL1.build(net.tf(), in.get(0)), VECTORS);
  }

  @Test
  void rectifier() {
    GradientCheck.inDouble().verify((net, in) -> net.tf().nn.relu(in.get(0)), MAP);
  }
}
