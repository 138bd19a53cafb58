package io.intarsia.eval.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intarsia.core.UserException;
import io.intarsia.core.config.Configs;
import io.intarsia.core.files.NpyMatrix;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.progress.Progress;
import io.intarsia.core.savedmodel.IdentifiedModel;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.data.importer.ImportRequest;
import io.intarsia.data.importer.Importer;
import io.intarsia.data.input.EvaluationInput;
import io.intarsia.models.backbones.Backbones;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.FeatureConfig;
import io.intarsia.proto.FeatureType;
import io.intarsia.proto.Precision;
import io.intarsia.train.publish.RandomBackbone;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Features of a tiny network on eleven pictures, four in a batch. */
class FeatureStageTest {
  private static final int PICTURES = 11;
  private static final long[] SOME = {9, 0, 4};

  @TempDir Path folder;
  private Path model = Path.of("");
  private Path out = Path.of("");
  private ImportedDataset data;

  @BeforeEach
  void makeModelAndData() throws IOException {
    Path pictures = Files.createDirectories(folder.resolve("pictures"));
    for (int i = 0; i < PICTURES; i++) {
      BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
      for (int x = 0; x < 40; x++) {
        image.setRGB(x, (x * i) % 30, Color.HSBtoRGB(i / (float) PICTURES, 1, 1));
      }
      ImageIO.write(image, "png", pictures.resolve("p%02d.png".formatted(i)).toFile());
    }
    Importer.run(ImportRequest.of(List.of(pictures), folder.resolve("data")), Progress.silent());
    data = ImportedDataset.open(folder.resolve("data"));
    model = writeModel(1);
    out = folder.resolve("features");
  }

  private Path writeModel(long seed) throws IOException {
    Path version = folder.resolve("tiny").resolve(Long.toString(seed));
    ExperimentConfig experiment =
        Configs.resolve(
            ExperimentConfig.newBuilder()
                .setBackbone(Backbones.named("resnet18").toBuilder().setWidth(0.0625))
                .build());
    RandomBackbone.write(
        version, experiment, seed, Collections.emptyIterator(), SessionOptions.defaults());
    return version;
  }

  private FeatureStage stage(int side, String... layers) {
    return stage(config(side, layers));
  }

  private FeatureStage stage(FeatureConfig.Builder config) {
    return new FeatureStage(
        data, Configs.resolve(config.build()), Framing.STRETCHED, Progress.silent());
  }

  private static FeatureConfig.Builder config(int side, String... layers) {
    return FeatureConfig.newBuilder()
        .setImageSide(side)
        .setBatchSize(4)
        .addAllLayers(List.of(layers));
  }

  private void fill(String... layers) throws IOException {
    stage(32, layers).fill(IdentifiedModel.read(model), out, "tiny", FeatureType.SINGLE);
  }

  @Test
  void storedFeaturesAreThoseMadeInMemory() throws IOException {
    EvaluationInput pictures = new EvaluationInput(data, SOME, 32);
    FeatureStage stage = stage(32, "conv1", "res3");
    List<FeatureMatrix> made;
    try (FeatureSource source = stage.inMemory(model);
        Progress.Task task = Progress.silent().start("", SOME.length, "images")) {
      made = source.of(pictures, task);
    }
    try (FeatureSource source = stage.stored(IdentifiedModel.read(model), out, "tiny");
        Progress.Task task = Progress.silent().start("", SOME.length, "images")) {
      List<FeatureMatrix> found = source.of(pictures, task);
      for (int layer = 0; layer < 2; layer++) {
        for (int row = 0; row < SOME.length; row++) {
          assertClose(found.get(layer).row(row), made.get(layer).row(row), 1e-5f);
        }
      }
    }
    assertThat(FeatureDirectory.open(out).ids())
        .hasSize(PICTURES)
        .element(4)
        .isEqualTo(data.read(4).name());
  }

  @Test
  void aBrokenExtractionGoesOnToTheSameBytes() throws IOException {
    fill("conv1", "res3");
    byte[] whole = Files.readAllBytes(out.resolve("res3.npy"));
    Files.delete(out.resolve("res3.npy"));
    // Killed in the middle of row 6: batches 0 and then 1, half of it, were written.
    int header = whole.length - PICTURES * rowBytes();
    byte[] broken = Arrays.copyOf(whole, header + 6 * rowBytes() + 3);
    Arrays.fill(broken, header + 4 * rowBytes(), broken.length, (byte) 1);
    Files.write(out.resolve(".res3.npy.partial"), broken);
    byte[] untouched = Files.readAllBytes(out.resolve("conv1.npy"));
    fill("conv1", "res3");
    assertThat(Files.readAllBytes(out.resolve("res3.npy"))).isEqualTo(whole);
    assertThat(Files.readAllBytes(out.resolve("conv1.npy"))).isEqualTo(untouched);
  }

  private int rowBytes() throws IOException {
    return Float.BYTES
        * FeatureDirectory.open(out).manifest().orElseThrow().getLayers(1).getDimensions();
  }

  @Test
  void aLayerIsAddedToWhatIsThere() throws IOException {
    fill("conv1");
    fill("res4");
    assertThat(out.resolve("conv1.npy")).exists();
    assertThat(NpyMatrix.map(out.resolve("res4.npy")).rows()).isEqualTo(PICTURES);
    assertThat(FeatureDirectory.open(out).manifest().orElseThrow().getLayersList())
        .extracting(layer -> layer.getName())
        .containsExactly("conv1", "res4");
  }

  @Test
  void halvesAreTheFloatsRounded() throws IOException {
    fill("res3");
    Path halves = folder.resolve("halves");
    stage(32, "res3").fill(IdentifiedModel.read(model), halves, "tiny", FeatureType.HALF);
    for (int row = 0; row < PICTURES; row++) {
      float[] exact = NpyMatrix.map(out.resolve("res3.npy")).row(row);
      // Half a unit in the last of 11 places.
      assertClose(NpyMatrix.map(halves.resolve("res3.npy")).row(row), exact, 0x1p-11f);
    }
    assertThat(Files.size(halves.resolve("res3.npy")))
        .isLessThan(Files.size(out.resolve("res3.npy")));
  }

  @Test
  void featuresInBfloat16AreNearThoseInSinglePrecisionAndKeptApart() throws IOException {
    fill("res3");
    Path rounded = folder.resolve("rounded");
    FeatureStage stage = stage(config(32, "res3").setPrecision(Precision.BFLOAT16));
    stage.fill(IdentifiedModel.read(model), rounded, "tiny", FeatureType.SINGLE);
    for (int row = 0; row < PICTURES; row++) {
      float[] exact = NpyMatrix.map(out.resolve("res3.npy")).row(row);
      assertThat(cosine(NpyMatrix.map(rounded.resolve("res3.npy")).row(row), exact))
          .isGreaterThan(0.999);
    }
    assertThatThrownBy(
            () -> stage.fill(IdentifiedModel.read(model), out, "tiny", FeatureType.SINGLE))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("their precision is 'FLOAT32', wanted is 'BFLOAT16'");
  }

  private static double cosine(float[] one, float[] other) {
    double product = 0;
    double ofOne = 0;
    double ofOther = 0;
    for (int i = 0; i < one.length; i++) {
      product += one[i] * other[i];
      ofOne += one[i] * one[i];
      ofOther += other[i] * other[i];
    }
    return product / Math.sqrt(ofOne * ofOther);
  }

  @Test
  void featuresOfAnotherOriginAreRefused() throws IOException {
    fill("res3");
    Path other = writeModel(2);
    assertThatThrownBy(
            () ->
                stage(32, "res3")
                    .fill(IdentifiedModel.read(other), out, "other", FeatureType.SINGLE))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("their model is 'tiny/1");
    assertThatThrownBy(
            () ->
                stage(64, "res3")
                    .fill(IdentifiedModel.read(model), out, "larger", FeatureType.SINGLE))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("image side");
    // The same model written again is the same model.
    Path again = folder.resolve("again");
    Files.move(model, again);
    model = writeModel(1);
    fill("res3");
  }

  private static void assertClose(float[] found, float[] expected, float share) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.length; i++) {
      float tolerance = share * Math.max(1, Math.abs(expected[i]));
      assertThat(found[i]).isCloseTo(expected[i], within(tolerance));
    }
  }
}
