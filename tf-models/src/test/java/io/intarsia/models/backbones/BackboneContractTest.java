package io.intarsia.models.backbones;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intarsia.core.UserException;
import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.Mode;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.graph.Variables;
import io.intarsia.core.testing.TensorValues;
import io.intarsia.proto.BackboneConfig;
import io.intarsia.proto.InputChannels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.types.TFloat32;

/** What every registered backbone promises. */
class BackboneContractTest {
  static Set<String> names() {
    return Backbones.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void outputsHaveTheNamesOrderAndChannelsOfItsLayers(String name) {
    Backbone backbone = Backbones.create(Backbones.named(name));
    try (BackboneGraph built = build(Backbones.named(name), Mode.INFERENCE)) {
      List<Backbone.Layer> layers = new ArrayList<>();
      built.outputs().forEach((output, map) -> layers.add(layer(output, map.shape())));
      assertThat(layers).isEqualTo(backbone.layers());
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void onlyTheLastOutputIsAVector(String name) {
    try (BackboneGraph built = build(Backbones.named(name), Mode.INFERENCE)) {
      List<Integer> ranks =
          built.outputs().values().stream().map(map -> map.shape().numDimensions()).toList();
      assertThat(ranks.subList(0, ranks.size() - 1)).containsOnly(4);
      assertThat(ranks).last().isEqualTo(2);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyTrainedVariableHasAGradient(String name) {
    try (BackboneGraph built = build(Backbones.named(name), Mode.TRAINING)) {
      Output<?>[] gradients = built.gradients(last(built));
      assertThat(Arrays.stream(gradients).map(Output::shape))
          .isEqualTo(built.variables().trained().stream().map(Variables.Entry::shape).toList());
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyVariableHasATorchvisionName(String name) {
    try (BackboneGraph built = build(Backbones.named(name), Mode.INFERENCE)) {
      for (Variables.Entry entry : built.variables().entries()) {
        assertThat(TorchvisionNames.variableOf(TorchvisionNames.of(entry.name())))
            .contains(entry.name());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "resnet18, RGB, 3",
    "resnet18, LIGHTNESS, 1",
    "resnet18, LIGHTNESS_REPEATED, 3",
    "alexnet, LIGHTNESS, 1"
  })
  void theFirstConvolutionSeesTheChannelsOfTheInput(
      String name, InputChannels input, int channels) {
    BackboneConfig config = Backbones.named(name).toBuilder().setInput(input).build();
    assertThat(Backbones.create(config).inputChannels()).isEqualTo(channels);
    Shape images = Shape.of(2, 96, 96, channels);
    try (BackboneGraph built = new BackboneGraph(config, Mode.INFERENCE, images)) {
      Variables.Entry kernel = Objects.requireNonNull(built.variables().find("conv1/kernel"));
      assertThat(kernel.shape().get(2)).isEqualTo(channels);
    }
  }

  @ParameterizedTest
  @CsvSource({"resnet18, 2, 3", "resnet18, 1, 6", "resnet50, 1, 6"})
  void theLastStageOfAResNetMayKeepItsMapsSize(String name, int stride, int side) {
    BackboneConfig.Builder config = Backbones.named(name).toBuilder();
    config.getResnetBuilder().setRes5Stride(stride);
    try (BackboneGraph built = build(config.build(), Mode.INFERENCE)) {
      Operand<TFloat32> map = Objects.requireNonNull(built.outputs().get("res5"));
      assertThat(map.shape().get(1)).isEqualTo(side);
    }
  }

  static Stream<BackboneConfig> narrowOnes() {
    return Stream.of("resnet18", "resnet50", "alexnet", "alexnet-jigsaw", "alexnet-colorization")
        .map(name -> Backbones.named(name).toBuilder().setWidth(0.25).build());
  }

  @ParameterizedTest
  @MethodSource("narrowOnes")
  void aSeedFixesTheFeaturesOfAnUntrainedNetwork(BackboneConfig config) {
    float[] features = features(config);
    assertThat(features).doesNotContain(Float.NaN);
    assertThat(features(config)).isEqualTo(features);
  }

  @Test
  void widthMultipliesTheChannels() {
    BackboneConfig half = Backbones.named("resnet50").toBuilder().setWidth(0.5).build();
    assertThat(Backbones.create(half).layers())
        .extracting(Backbone.Layer::channels)
        .containsExactly(32, 32, 128, 256, 512, 1024, 1024);
  }

  @Test
  void anUnknownNameListsTheKnownOnes() {
    assertThatThrownBy(() -> Backbones.named("vgg"))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "unknown backbone 'vgg': known are alexnet, alexnet-colorization, alexnet-jigsaw,"
                + " alexnet-torchvision, resnet101, resnet152, resnet18, resnet34, resnet50");
  }

  @Test
  void anUnpublishedDepthListsThePublishedOnes() {
    BackboneConfig.Builder config = Backbones.named("resnet18").toBuilder();
    config.getResnetBuilder().setDepth(20);
    assertThatThrownBy(() -> Backbones.create(config.build()))
        .isInstanceOf(UserException.class)
        .hasMessage("backbone.resnet.depth is 20: expected one of [18, 34, 50, 101, 152]");
  }

  private static float[] features(BackboneConfig config) {
    try (BackboneGraph built = build(config, Mode.INFERENCE);
        GraphSession session = GraphSession.open(built.graph(), SessionOptions.defaults());
        TFloat32 pixels = waves()) {
      List<Op> initializers = new ArrayList<>();
      built.variables().entries().forEach(entry -> initializers.add(entry.initialize()));
      session.run(initializers);
      return session.fetch(
          Map.of(built.images(), pixels),
          List.of(last(built)),
          List.of(),
          result -> TensorValues.floats(result.get(0)));
    }
  }

  private static BackboneGraph build(BackboneConfig config, Mode mode) {
    return new BackboneGraph(config, mode, BackboneGraph.SMALLEST_IMAGES);
  }

  private static Operand<TFloat32> last(BackboneGraph built) {
    return List.copyOf(built.outputs().values()).get(built.outputs().size() - 1);
  }

  private static Backbone.Layer layer(String name, Shape shape) {
    return new Backbone.Layer(name, (int) shape.get(shape.numDimensions() - 1));
  }

  private static TFloat32 waves() {
    float[] pixels = new float[(int) BackboneGraph.SMALLEST_IMAGES.size()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) Math.sin(i * 0.01);
    }
    return TFloat32.tensorOf(BackboneGraph.SMALLEST_IMAGES, DataBuffers.of(pixels));
  }
}
