package io.intarsia.train.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.intarsia.core.config.Configs;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.image.PixelNormalization;
import io.intarsia.core.savedmodel.LoadedModel;
import io.intarsia.core.savedmodel.ModelRepository;
import io.intarsia.core.testing.ReferenceFiles;
import io.intarsia.core.testing.ReferenceGenerator;
import io.intarsia.core.weights.ElementType;
import io.intarsia.core.weights.SafetensorsWriter;
import io.intarsia.core.weights.WeightsFiles;
import io.intarsia.models.backbones.Backbones;
import io.intarsia.models.naming.WeightNamings;
import io.intarsia.proto.BackboneConfig;
import io.intarsia.proto.ExperimentConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.ndarray.FloatNdArray;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;

/** A file of torchvision's tensors becomes a SavedModel that gives torchvision's outputs. */
class ForeignWeightsReferenceTest {
  private static final int SIDE = 64;

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({"resnet18, res5", "resnet50, res5"})
  void anImportedNetworkGivesTheReferencesOutputs(String name, String layer) throws IOException {
    JsonObject reference = ReferenceFiles.json(name + ".json");
    ReferenceGenerator generator = new ReferenceGenerator(reference.get("seed").getAsLong());
    Path file = directory.resolve(name + ".safetensors");
    SafetensorsWriter.write(file, tensors(reference, generator), Map.of(), ElementType.F32);

    Path version = publish(file, Backbones.named(name));

    JsonObject outputs = reference.getAsJsonObject("outputs");
    JsonObject atSide = outputs.has("64") ? outputs.getAsJsonObject("64") : outputs;
    FloatNdArray pixels = pixels(generator.input("input", 2 * SIDE * SIDE * 3));
    try (LoadedModel model = LoadedModel.load(version, SessionOptions.defaults());
        LoadedModel frozen = LoadedModel.loadFrozen(version, SessionOptions.defaults())) {
      assertSamples(atSide.getAsJsonObject(layer), map(model, layer, pixels));
      assertSamples(atSide.getAsJsonObject(layer), map(frozen, layer, pixels));
    }
  }

  private static FloatNdArray map(LoadedModel model, String layer, FloatNdArray pixels) {
    return Objects.requireNonNull(model.layers(pixels, List.of(layer)).get(layer));
  }

  private static Map<String, FloatNdArray> tensors(
      JsonObject reference, ReferenceGenerator generator) {
    Map<String, FloatNdArray> tensors = new LinkedHashMap<>();
    for (Map.Entry<String, JsonElement> parameter :
        reference.getAsJsonObject("parameters").entrySet()) {
      long[] shape =
          parameter.getValue().getAsJsonArray().asList().stream()
              .mapToLong(JsonElement::getAsLong)
              .toArray();
      float[] values = generator.parameter(parameter.getKey(), shape);
      tensors.put(parameter.getKey(), NdArrays.wrap(Shape.of(shape), DataBuffers.of(values)));
    }
    return tensors;
  }

  private Path publish(Path file, BackboneConfig backbone) throws IOException {
    WeightsSource source =
        new WeightsSource(
            WeightsFiles.open(file),
            WeightNamings.named(WeightNamings.DEFAULT, backbone),
            WeightNamings.DEFAULT,
            PixelConvention.pyTorchs(),
            List.of());
    ExperimentConfig resolved =
        Configs.resolve(ExperimentConfig.newBuilder().setBackbone(backbone).build());
    return WeightsImport.publish(source, resolved, new ModelRepository(directory), "imported")
        .version();
  }

  /** What normalisation turns into the reference's input. */
  private static FloatNdArray pixels(float[] normalized) {
    float[] pixels = new float[normalized.length];
    for (int i = 0; i < pixels.length; i++) {
      double mean = PixelNormalization.mean(i % 3);
      double deviation = PixelNormalization.deviation(i % 3);
      pixels[i] = (float) (255 * (normalized[i] * deviation + mean));
    }
    return NdArrays.wrap(Shape.of(2, SIDE, SIDE, 3), DataBuffers.of(pixels));
  }

  private static void assertSamples(JsonObject expected, FloatNdArray map) {
    float[] actual = new float[(int) map.size()];
    map.copyTo(DataBuffers.of(actual, false, false));
    double close = 1e-3 * expected.get("abs_max").getAsDouble();
    int stride = expected.get("sample_stride").getAsInt();
    JsonArray samples = expected.getAsJsonArray("samples");
    assertThat(samples).isNotEmpty();
    for (int i = 0; i < samples.size(); i++) {
      assertThat((double) actual[i * stride])
          .as("sample %d", i)
          .isCloseTo(samples.get(i).getAsDouble(), within(close));
    }
  }
}
