package io.intarsia.train.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.intarsia.core.config.Configs;
import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.graph.Variables;
import io.intarsia.core.savedmodel.LoadedModel;
import io.intarsia.core.savedmodel.Signatures;
import io.intarsia.data.targets.AbBins;
import io.intarsia.models.pretext.ColorBins;
import io.intarsia.proto.ColorBinsConfig;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.Provenance;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.ndarray.NdArray;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TString;

/** A published colorization model colours pictures of any size and leaves their lightness alone. */
class ColorizeTest {
  private static final SessionOptions OPTIONS = SessionOptions.defaults();
  private static final String CONFIG =
      """
      backbone { width: 0.0625 input: LIGHTNESS resnet { depth: 18 res5_stride: 1 } }
      pretext { colorization { photo { resize: 64 crop: 64 target: 4 } } }
      """;

  @TempDir static Path directory;

  @BeforeAll
  static void publish() throws IOException {
    ExperimentConfig resolved =
        Configs.resolve(
            Configs.parse(CONFIG, "test", List.of(), ExperimentConfig.getDefaultInstance()));
    ColorBins bins =
        ColorBins.of(AbBins.create(ColorBinsConfig.getDefaultInstance()).centers(), new float[0]);
    try (InferenceGraph graph = InferenceGraph.colorizing(resolved, 1, bins);
        GraphSession session = GraphSession.open(graph.graph(), OPTIONS)) {
      session.run(graph.variables().entries().stream().map(Variables.Entry::initialize).toList());
      graph.write(directory, session, Provenance.getDefaultInstance());
    }
  }

  @Test
  void picturesOfOneBatchKeepTheirSizesAndTheirLightness() throws IOException {
    BufferedImage wide = ramp(90, 40);
    BufferedImage high = ramp(31, 77);
    List<BufferedImage> colored = colorize(0.38f, wide, high);
    assertSameLightness(colored.get(0), wide);
    assertSameLightness(colored.get(1), high);
  }

  @Test
  void theTemperatureDecidesHowVividTheColorsAre() throws IOException {
    BufferedImage mean = colorize(50f, ramp(60, 60)).get(0);
    BufferedImage mode = colorize(0.001f, ramp(60, 60)).get(0);
    assertThat(chroma(mode)).isGreaterThan(chroma(mean) + 5);
  }

  @Test
  void noPicturesGiveNone() throws IOException {
    assertThat(colorize(0.38f)).isEmpty();
  }

  private static List<BufferedImage> colorize(float temperature, BufferedImage... pictures)
      throws IOException {
    List<byte[]> files = new ArrayList<>();
    for (BufferedImage picture : pictures) {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      ImageIO.write(picture, "png", file);
      files.add(file.toByteArray());
    }
    List<byte[]> answers = new ArrayList<>();
    try (LoadedModel model = LoadedModel.load(directory, OPTIONS);
        TString bytes = TString.tensorOfBytes(vector(files));
        TFloat32 fed = TFloat32.scalarOf(temperature)) {
      model
          .session()
          .fetch(
              Map.of(
                  model.input(Signatures.COLORIZE, Signatures.IMAGE_BYTES), bytes,
                  model.tensor(Signatures.TEMPERATURE), fed),
              List.of(model.output(Signatures.COLORIZE, Signatures.PNG_BYTES)),
              List.of(),
              result -> {
                ((TString) result.get(0))
                    .asBytes()
                    .scalars()
                    .forEach(s -> answers.add(s.getObject()));
                return null;
              });
    }
    List<BufferedImage> colored = new ArrayList<>();
    for (byte[] answer : answers) {
      colored.add(ImageIO.read(new ByteArrayInputStream(answer)));
    }
    return colored;
  }

  private static NdArray<byte[]> vector(List<byte[]> files) {
    NdArray<byte[]> vector = NdArrays.ofObjects(byte[].class, Shape.of(files.size()));
    for (int i = 0; i < files.size(); i++) {
      vector.setObject(files.get(i), i);
    }
    return vector;
  }

  /** Middle greys, whose lightness every colour of the bins' middle can have. */
  private static BufferedImage ramp(int width, int height) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        picture.setRGB(x, y, (100 + 60 * x / width) * 0x010101);
      }
    }
    return picture;
  }

  private static void assertSameLightness(BufferedImage colored, BufferedImage original) {
    assertThat(colored.getWidth()).isEqualTo(original.getWidth());
    assertThat(colored.getHeight()).isEqualTo(original.getHeight());
    for (int y = 0; y < original.getHeight(); y += 7) {
      for (int x = 0; x < original.getWidth(); x += 7) {
        // Half a level of each channel is rounded away.
        assertThat(luma(colored.getRGB(x, y))).isCloseTo(luma(original.getRGB(x, y)), rounding());
      }
    }
  }

  private static Offset<Double> rounding() {
    return Offset.offset(0.01);
  }

  /** CIE Y of a pixel, 0 to 1. */
  private static double luma(int rgb) {
    return 0.212671 * linear(rgb >> 16 & 255)
        + 0.715160 * linear(rgb >> 8 & 255)
        + 0.072169 * linear(rgb & 255);
  }

  private static double linear(int level) {
    return Math.pow((level / 255.0 + 0.055) / 1.055, 2.4);
  }

  private static double chroma(BufferedImage picture) {
    int rgb = picture.getRGB(picture.getWidth() / 2, picture.getHeight() / 2);
    int red = rgb >> 16 & 255;
    int green = rgb >> 8 & 255;
    int blue = rgb & 255;
    return Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue));
  }
}
