package io.intarsia.train.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intarsia.core.UserException;
import io.intarsia.core.config.Configs;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.savedmodel.LoadedModel;
import io.intarsia.core.savedmodel.ModelRepository;
import io.intarsia.core.weights.ElementType;
import io.intarsia.core.weights.SafetensorsFile;
import io.intarsia.models.backbones.Backbones;
import io.intarsia.models.naming.WeightNamings;
import io.intarsia.proto.BackboneConfig;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.InputChannels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.ndarray.FloatNdArray;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;

class RgbWideningTest {
  private static final SessionOptions OPTIONS = SessionOptions.defaults();

  /** A colour of 0 to 1, ImageNet's way of normalising it, and the L that the fit gives it. */
  private static final double[] COLOR = {0.8, 0.3, 0.1};

  private static final double[] NORMALIZED = {
    (0.8 - 0.485) / 0.229, (0.3 - 0.456) / 0.224, (0.1 - 0.406) / 0.225
  };

  private static final double LIGHTNESS =
      24.46 * COLOR[0] + 70.77 * COLOR[1] + 5.76 * COLOR[2] + 1.93;

  /** A kernel of 1 x 2 pixels and one output: 3 and -1 on lightness. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void aFlatColorGivesWhatItsLightnessGave(int channels) {
    FloatNdArray kernel = NdArrays.ofFloats(Shape.of(1, 2, channels, 1));
    kernel
        .scalars()
        .forEachIndexed((at, value) -> value.setFloat((at[1] == 0 ? 3f : -1f) / channels));
    Map<String, FloatNdArray> widened =
        RgbWidening.widen(Map.of("conv1/kernel", kernel, "bn1/mean", vector(7)));

    double convolved = 0;
    FloatNdArray ours = Objects.requireNonNull(widened.get("conv1/kernel"));
    for (int x = 0; x < 2; x++) {
      for (int channel = 0; channel < 3; channel++) {
        convolved += ours.getFloat(0, x, channel, 0) * NORMALIZED[channel];
      }
    }
    double mean = Objects.requireNonNull(widened.get("bn1/mean")).getFloat(0);
    assertThat(convolved - mean).isCloseTo(2 * (LIGHTNESS - 50) - 7, within(1e-4));
  }

  @Test
  void withoutANormalisationTheBiasTakesTheShift() {
    FloatNdArray kernel = NdArrays.ofFloats(Shape.of(1, 1, 1, 1));
    kernel.setFloat(2, 0, 0, 0, 0);
    Map<String, FloatNdArray> widened =
        RgbWidening.widen(Map.of("conv1/kernel", kernel, "conv1/bias", vector(5)));
    double offset = 24.46 * 0.485 + 70.77 * 0.456 + 5.76 * 0.406 + 1.93 - 50;
    assertThat(Objects.requireNonNull(widened.get("conv1/bias")).getFloat(0))
        .isCloseTo((float) (5 + 2 * offset), within(1e-4f));
  }

  private static FloatNdArray vector(float value) {
    return NdArrays.wrap(Shape.of(1), DataBuffers.of(value));
  }

  @Test
  void theWidenedFileIsAnRgbBackboneWithNearlyTheSameFeatures(@TempDir Path directory)
      throws IOException {
    Path taught = directory.resolve("taught");
    RandomBackbone.write(
        taught, experiment(InputChannels.LIGHTNESS), 3, Collections.emptyIterator(), OPTIONS);
    Path file = directory.resolve("widened.safetensors");
    WeightsExport.write(
        taught,
        new WeightsForm(
            ElementType.F32,
            WeightNamings.DEFAULT,
            PixelConvention.pyTorchs(),
            WeightsForm.Input.WIDENED_TO_RGB),
        file);
    SafetensorsFile weights = SafetensorsFile.open(file);
    ExperimentConfig resolved = WeightsImport.resolved(weights).orElseThrow();
    assertThat(resolved.getBackbone().getInput()).isEqualTo(InputChannels.RGB);
    WeightsSource source =
        new WeightsSource(
            weights,
            WeightNamings.named(WeightNamings.DEFAULT, resolved.getBackbone()),
            WeightNamings.DEFAULT,
            PixelConvention.pyTorchs(),
            List.of());
    Path widened =
        WeightsImport.publish(source, resolved, new ModelRepository(directory), "widened")
            .version();

    FloatNdArray picture = TestPictures.middle(TestPictures.picture(64, 64, 1), 64);
    assertThat(cosine(res2(taught, picture), res2(widened, picture))).isGreaterThan(0.95);
  }

  @Test
  void whatSeesRgbCannotBeWidened() {
    assertThatThrownBy(() -> RgbWidening.widen(experiment(InputChannels.RGB).getBackbone()))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("nothing to widen");
  }

  private static ExperimentConfig experiment(InputChannels input) {
    BackboneConfig backbone =
        Backbones.named("resnet18").toBuilder().setWidth(0.0625).setInput(input).build();
    return Configs.resolve(ExperimentConfig.newBuilder().setBackbone(backbone).build());
  }

  private static FloatNdArray res2(Path version, FloatNdArray picture) throws IOException {
    try (LoadedModel model = LoadedModel.load(version, OPTIONS)) {
      return Objects.requireNonNull(model.layers(picture, List.of("res2")).get("res2"));
    }
  }

  private static double cosine(FloatNdArray first, FloatNdArray second) {
    double[] sums = new double[3];
    first
        .scalars()
        .forEachIndexed(
            (at, value) -> {
              double a = value.getFloat();
              double b = second.getFloat(at);
              sums[0] += a * b;
              sums[1] += a * a;
              sums[2] += b * b;
            });
    return sums[0] / Math.sqrt(sums[1] * sums[2]);
  }
}
