package io.intarsia.cli.serving;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.intarsia.core.config.Configs;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.savedmodel.LoadedModel;
import io.intarsia.models.backbones.Backbones;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.train.publish.RandomBackbone;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.ndarray.FloatNdArray;

class ServingGuideTest {
  private static final SessionOptions OPTIONS = SessionOptions.defaults();
  private static final Path ROOT = Path.of("..");

  @TempDir Path version;

  @BeforeEach
  void publish() throws IOException {
    ExperimentConfig resolved =
        Configs.resolve(
            ExperimentConfig.newBuilder()
                .setBackbone(Backbones.named("resnet18").toBuilder().setWidth(0.0625))
                .build());
    RandomBackbone.write(version, resolved, 1, List.<FloatNdArray>of().iterator(), OPTIONS);
  }

  @Test
  void everyRequestShownFitsTheSignatureItNames() throws IOException {
    String guide = Files.readString(ROOT.resolve("saved-models/README.md"));
    Matcher blocks = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL).matcher(guide);
    int found = 0;
    try (LoadedModel model = LoadedModel.load(version, OPTIONS)) {
      while (blocks.find()) {
        JsonObject body = JsonParser.parseString(blocks.group(1)).getAsJsonObject();
        RequestCheck.check(body, model.directory());
        found++;
      }
    }
    assertThat(found).isEqualTo(4);
  }

  @Test
  void javaClientOfTheGuideIsTheOneTestedHere() throws IOException {
    String source =
        Files.readString(Path.of("src/test/java/io/intarsia/cli/serving/FeatureClient.java"));

    assertThat(Files.readString(ROOT.resolve("docs/serving.md")))
        .contains(source.substring(source.indexOf("/** Vectors of pictures")));
  }

  @Test
  void javaClientGetsOneVectorForEachPicture() throws Exception {
    try (LoadedModel model = LoadedModel.load(version, OPTIONS);
        RestStandIn server = new RestStandIn(model, "photos")) {
      FeatureClient client = new FeatureClient(server.address(), "photos");

      List<float[]> features = client.features(List.of(picture(0x3060c0), picture(0xf0e010)));

      assertThat(features).hasSize(2);
      assertThat(features.get(0)).hasSize(32).isNotEqualTo(features.get(1));
    }
  }

  private static byte[] picture(int color) throws IOException {
    BufferedImage picture = new BufferedImage(80, 60, BufferedImage.TYPE_INT_RGB);
    picture.createGraphics().fillRect(10, 10, 30, 40);
    picture.setRGB(5, 5, color);
    for (int x = 40; x < 80; x++) {
      picture.setRGB(x, 30, color);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(picture, "jpg", out)).isTrue();
    return out.toByteArray();
  }
}
