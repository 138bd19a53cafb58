package io.intarsia.train.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.intarsia.core.UserException;
import io.intarsia.core.config.Configs;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.savedmodel.LoadedModel;
import io.intarsia.core.savedmodel.ModelRepository;
import io.intarsia.core.savedmodel.SavedModelDirectory;
import io.intarsia.core.weights.ElementType;
import io.intarsia.core.weights.SafetensorsFile;
import io.intarsia.core.weights.SafetensorsWriter;
import io.intarsia.core.weights.WeightsFiles;
import io.intarsia.models.backbones.Backbones;
import io.intarsia.models.naming.WeightNamings;
import io.intarsia.proto.BackboneConfig;
import io.intarsia.proto.ChannelOrder;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.ImportedWeights;
import io.intarsia.proto.PixelUnits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tensorflow.ndarray.FloatNdArray;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;

@TestInstance(Lifecycle.PER_CLASS)
class WeightsExchangeTest {
  private static final SessionOptions OPTIONS = SessionOptions.defaults();
  private static final ExperimentConfig RESOLVED = resnet(18);

  @TempDir Path directory;
  private Path model = Path.of("");
  private Path file = Path.of("");
  private Map<String, FloatNdArray> published = Map.of();

  private static ExperimentConfig resnet(int depth) {
    BackboneConfig backbone =
        Backbones.named("resnet" + depth).toBuilder().setWidth(0.0625).build();
    return Configs.resolve(ExperimentConfig.newBuilder().setBackbone(backbone).build());
  }

  @BeforeAll
  void exportWeights(@TempDir Path shared) throws IOException {
    model = shared.resolve("model");
    file = shared.resolve("model.safetensors");
    FloatNdArray picture = TestPictures.middle(TestPictures.picture(64, 64, 1), 64);
    RandomBackbone.write(model, RESOLVED, 3, List.of(picture).iterator(), OPTIONS);
    WeightsExport.write(model, WeightsForm.own(ElementType.F32), file);
    published = variables(model);
  }

  private Path publish(Path weights, ExperimentConfig resolved) throws IOException {
    WeightsForm form = WeightsForm.own(ElementType.F32);
    return publish(weights, resolved, form).version();
  }

  private WeightsImport.Outcome publish(Path weights, ExperimentConfig resolved, WeightsForm form)
      throws IOException {
    return publish(weights, resolved, form, List.of());
  }

  /** Classes that taught weights, as the model says that was published of them. */
  private List<String> taught(Path weights, String... classes) throws IOException {
    Path version =
        publish(weights, RESOLVED, WeightsForm.own(ElementType.F32), List.of(classes)).version();
    return SavedModelDirectory.read(version).provenance().orElseThrow().getTaughtClassesList();
  }

  private WeightsImport.Outcome publish(
      Path weights, ExperimentConfig resolved, WeightsForm form, List<String> taught)
      throws IOException {
    WeightsSource source =
        new WeightsSource(
            WeightsFiles.open(weights),
            WeightNamings.named(form.naming(), resolved.getBackbone()),
            form.naming(),
            form.pixels(),
            taught);
    return WeightsImport.publish(source, resolved, new ModelRepository(directory), "imported");
  }

  private static Map<String, FloatNdArray> variables(Path version) throws IOException {
    try (LoadedModel loaded = LoadedModel.load(version, OPTIONS)) {
      return loaded.variables();
    }
  }

  /** The exported tensors, to be tampered with. */
  private Map<String, FloatNdArray> tensors() throws IOException {
    SafetensorsFile weights = SafetensorsFile.open(file);
    Map<String, FloatNdArray> tensors = new LinkedHashMap<>();
    for (String name : weights.header().tensors().keySet()) {
      tensors.put(name, weights.read(name));
    }
    return tensors;
  }

  private Path written(Map<String, FloatNdArray> tensors) throws IOException {
    Path other = directory.resolve("other.safetensors");
    SafetensorsWriter.write(other, tensors, Map.of(), ElementType.F32);
    return other;
  }

  @Test
  void weightsComeBackBitForBitUnderTheSameNames() throws IOException {
    ExperimentConfig resolved = WeightsImport.resolved(SafetensorsFile.open(file)).orElseThrow();

    Path imported = publish(file, resolved);

    assertThat(resolved).isEqualTo(RESOLVED);
    assertThat(variables(imported)).isEqualTo(published);
    assertThat(SavedModelDirectory.read(imported).provenance())
        .isEqualTo(SavedModelDirectory.read(model).provenance());
  }

  @Test
  void classesThatTaughtWeightsGoOnWithThem() throws IOException {
    assertThat(taught(written(tensors()))).isEmpty();
    assertThat(taught(written(tensors()), "cat", "dog")).containsExactly("cat", "dog");

    Path taught =
        publish(file, RESOLVED, WeightsForm.own(ElementType.F32), List.of("cat", "dog")).version();
    Path again = directory.resolve("taught.safetensors");
    WeightsExport.write(taught, WeightsForm.own(ElementType.F32), again);
    assertThat(taught(again)).containsExactly("cat", "dog");
    assertThat(taught(again, "cat", "dog")).containsExactly("cat", "dog");
    assertThatThrownBy(() -> taught(again, "car"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("says itself that labels of 2 classes taught it, not those 1");
  }

  @Test
  void namesAndLayoutAreTorchvisions() throws IOException {
    SafetensorsFile weights = SafetensorsFile.open(file);
    FloatNdArray kernel = Objects.requireNonNull(published.get("backbone/res2/0/conv1/kernel"));

    assertThat(weights.header().metadata()).containsEntry("format", "pt");
    assertThat(weights.header().tensors())
        .containsKeys("conv1.weight", "bn1.running_var", "layer2.0.downsample.1.weight");
    FloatNdArray torch = weights.read("layer1.0.conv1.weight");
    assertThat(torch.shape()).isEqualTo(Shape.of(8, 8, 3, 3));
    // height 0, width 2, input 1, output 3
    assertThat(torch.getFloat(3, 1, 0, 2)).isEqualTo(kernel.getFloat(0, 2, 1, 3));
  }

  @Test
  void halfPrecisionHalvesTheFile() throws IOException {
    Path half = directory.resolve("half.safetensors");
    WeightsExport.write(model, WeightsForm.own(ElementType.F16), half);

    long whole = SafetensorsFile.open(file).header().dataBytes();
    assertThat(SafetensorsFile.open(half).header().dataBytes()).isEqualTo(whole / 2);
    assertThat(publish(half, RESOLVED)).isDirectory();
  }

  @Test
  void classifierAndCountersOfPyTorchAreLeftOut() throws IOException {
    Map<String, FloatNdArray> tensors = tensors();
    tensors.put("fc.weight", NdArrays.ofFloats(Shape.of(2, 32)));
    tensors.put("bn1.num_batches_tracked", NdArrays.scalarOf(4f));

    assertThat(publish(written(tensors), RESOLVED)).isDirectory();
  }

  @Test
  void everyMismatchIsListedAndNothingPublished() throws IOException {
    Map<String, FloatNdArray> tensors = tensors();
    tensors.remove("conv1.weight");
    tensors.put("bn1.weight", NdArrays.ofFloats(Shape.of(9)));
    tensors.put("layer4.5.conv1.weight", NdArrays.ofFloats(Shape.of(1)));
    Path weights = written(tensors);

    assertThatThrownBy(() -> publish(weights, RESOLVED))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("conv1.weight [8, 3, 7, 7] is missing")
        .hasMessageContaining("bn1.weight is [9], expected [8]")
        .hasMessageContaining("layer4.5.conv1.weight is in the file, not in the backbone");
    assertThat(directory.resolve("imported")).doesNotExist();
  }

  @Test
  void weightsOfAnotherNetworkAreRefused() {
    assertThatThrownBy(() -> publish(file, resnet(34)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("layer1.2.conv1.weight");
  }

  @ParameterizedTest
  @EnumSource(PixelUnits.class)
  void weightsForBlueFirstPixelsComeBackAsTheSameNetwork(PixelUnits units) throws IOException {
    PixelConvention pixels = new PixelConvention(ChannelOrder.BLUE_FIRST, units);
    WeightsForm form =
        new WeightsForm(ElementType.F32, "vissl", pixels, WeightsForm.Input.AS_TAUGHT);
    Path foreign = directory.resolve("vissl.safetensors");
    WeightsExport.write(model, form, foreign);

    FloatNdArray theirs = SafetensorsFile.open(foreign).read("_feature_blocks.conv1.weight");
    FloatNdArray ours = Objects.requireNonNull(published.get("backbone/conv1/kernel"));
    // blue, of deviation 0.225, is their channel 0 and our channel 2
    double scale = units == PixelUnits.GREY_LEVELS ? 255 * 0.225 : 1;
    assertThat(theirs.getFloat(3, 0, 1, 2) * scale)
        .isCloseTo(ours.getFloat(1, 2, 2, 3), within(1e-6));

    assertThat(publish(foreign, RESOLVED, form).version())
        .satisfies(version -> assertSameKernel(variables(version), ours));
  }

  private static void assertSameKernel(Map<String, FloatNdArray> variables, FloatNdArray ours) {
    FloatNdArray kernel = Objects.requireNonNull(variables.get("backbone/conv1/kernel"));
    ours.scalars()
        .forEachIndexed(
            (place, value) ->
                assertThat(kernel.getFloat(place))
                    .isCloseTo(value.getFloat(), withinPercentage(1e-4)));
  }

  @Test
  void whatWasDoneToForeignWeightsIsRecorded() throws IOException {
    Map<String, FloatNdArray> tensors = tensors();
    tensors.put("fc.weight", NdArrays.ofFloats(Shape.of(2, 32)));
    WeightsForm form = WeightsForm.own(ElementType.F32);

    WeightsImport.Outcome outcome = publish(written(tensors), RESOLVED, form);

    assertThat(outcome.unused()).containsExactly("fc.weight");
    ImportedWeights imported =
        SavedModelDirectory.read(outcome.version()).provenance().orElseThrow().getImported();
    assertThat(imported.getFile()).isEqualTo("other.safetensors");
    assertThat(imported.getSha256()).hasSize(64);
    assertThat(imported.getNaming()).isEqualTo("torchvision");
    assertThat(imported.getUnusedList()).containsExactly("fc.weight");
  }

  @Test
  void aBiasBeforeBatchNormalizationMovesTheMean() throws IOException {
    Map<String, FloatNdArray> tensors = tensors();
    FloatNdArray bias = NdArrays.ofFloats(Shape.of(8));
    bias.setFloat(0.5f, 3);
    tensors.put("layer1.0.conv1.bias", bias);

    Map<String, FloatNdArray> imported = variables(publish(written(tensors), RESOLVED));

    String mean = "backbone/res2/0/bn1/mean";
    float before = Objects.requireNonNull(published.get(mean)).getFloat(3);
    assertThat(Objects.requireNonNull(imported.get(mean)).getFloat(3)).isEqualTo(before - 0.5f);
  }
}
