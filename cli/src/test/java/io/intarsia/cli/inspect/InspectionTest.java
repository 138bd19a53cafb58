package io.intarsia.cli.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intarsia.core.UserException;
import io.intarsia.core.config.Configs;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.weights.ElementType;
import io.intarsia.models.backbones.Backbones;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.train.publish.RandomBackbone;
import io.intarsia.train.publish.WeightsExport;
import io.intarsia.train.publish.WeightsForm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.ndarray.FloatNdArray;

class InspectionTest {
  private static final ExperimentConfig RESNET18 =
      Configs.resolve(
          ExperimentConfig.newBuilder().setBackbone(Backbones.named("resnet18")).build());

  @TempDir Path directory;

  private static String inspect(Path path) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      Inspection.print(path, out);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void modelAndWeightsSayHowTheyAreCalledAndWhereTheyComeFrom() throws IOException {
    Path model = directory.resolve("1");
    Path weights = directory.resolve("w.safetensors");
    RandomBackbone.write(
        model, RESNET18, 7, List.<FloatNdArray>of().iterator(), SessionOptions.defaults());
    WeightsExport.write(model, WeightsForm.own(ElementType.F16), weights);

    assertThat(inspect(model))
        .contains("image_bytes string [?]")
        .contains("features float [?, 512]")
        .contains("res4 float [?, ?, ?, 256]")
        .contains("res2 64, res3 128, res4 256, res5 512, pool5 512")
        // torchvision's resnet18 has 11,689,512 parameters, 513,000 of them in its classifier.
        .contains("11,176,512 in 100 variables")
        .contains("seed: 7")
        .contains("depth: 18");
    assertThat(inspect(weights))
        .contains("100 tensors")
        .contains("layer1.0.conv1.weight F16 [64, 64, 3, 3]")
        .contains("seed: 7");
  }

  @Test
  void anythingElseIsTheUsersMistake() {
    assertThatThrownBy(() -> inspect(directory))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("none of");
  }
}
