package io.intarsia.data.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intarsia.core.UserException;
import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.image.PixelNormalization;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.data.testing.FileTree;
import io.intarsia.data.testing.Imports;
import io.intarsia.proto.ExperimentConfig;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.ndarray.FloatNdArray;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TString;

/** Two sources of class folders, their photos ramps: red counts columns, green rows. */
class SupervisedInputTest {
  private static final int PHOTO = 120;
  private static final int CROP = 32;

  @TempDir static Path directory;
  private static ImportedDataset dataset;

  private record Sample(
      String name, int label, boolean flipped, FloatNdArray crop, FloatNdArray image) {
    /**
     * Pixels from the first column's (or row's) centre to the last one's, stretched to the edges.
     */
    double side(int row, int column, int channel) {
      double difference = crop.getFloat(row, column, channel) - crop.getFloat(0, 0, channel);
      return Math.abs(difference) * CROP / (CROP - 1);
    }

    double width() {
      return side(0, CROP - 1, 0);
    }

    double height() {
      return side(CROP - 1, 0, 1);
    }
  }

  @BeforeAll
  static void importBoth() throws IOException {
    byte[] ramp = TestDataset.encode(ramp(), "png");
    Path animals =
        new FileTree()
            .with("train/cat/a.png", ramp)
            .with("train/dog/a.png", ramp)
            .with("val/cat/b.png", ramp)
            .asFolder(directory.resolve("animals"));
    Path plants =
        new FileTree()
            .with("train/fern/a.png", ramp)
            .with("train/bush/a.png", ramp)
            .with("val/fern/b.png", ramp)
            .asFolder(directory.resolve("plants"));
    dataset = Imports.run(directory.resolve("data"), animals, plants);
  }

  private static BufferedImage ramp() {
    BufferedImage image = new BufferedImage(PHOTO, PHOTO, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < PHOTO; y++) {
      for (int x = 0; x < PHOTO; x++) {
        image.setRGB(x, y, (x << 16) | (y << 8));
      }
    }
    return image;
  }

  private static ExperimentConfig.Builder config() {
    ExperimentConfig.Builder config = ExperimentConfig.newBuilder();
    config.getInputBuilder().setBatchSize(4).setSeed(3).setHoldoutFraction(0).setSplit("train");
    config.getPretextBuilder().getSupervisedBuilder().getPhotoBuilder().setCrop(CROP);
    return config;
  }

  private static List<Sample> samples(ExperimentConfig config, int batches) {
    List<Sample> samples = new ArrayList<>();
    try (Graph graph = new Graph()) {
      InputGraph stream = new PretextInput(config, dataset).explained(graph);
      List<Operand<?>> tensors = new ArrayList<>();
      Stream.of("name", "class", "flipped", "crop", "image")
          .forEach(name -> tensors.add(Objects.requireNonNull(stream.tensors().get(name))));
      try (GraphSession session = GraphSession.open(graph, SessionOptions.defaults())) {
        stream.start(session, 0);
        for (int i = 0; i < batches; i++) {
          samples.addAll(session.fetch(Map.of(), tensors, List.of(), SupervisedInputTest::read));
        }
      }
    }
    return samples;
  }

  private static List<Sample> read(Result result) {
    List<Sample> samples = new ArrayList<>();
    TString names = (TString) result.get(0);
    for (long i = 0; i < names.size(); i++) {
      samples.add(
          new Sample(
              names.getObject(i),
              ((TInt32) result.get(1)).getInt(i),
              ((TBool) result.get(2)).getBoolean(i),
              copy(((TFloat32) result.get(3)).get(i)),
              copy(((TFloat32) result.get(4)).get(i))));
    }
    return samples;
  }

  private static FloatNdArray copy(FloatNdArray values) {
    FloatNdArray copy = NdArrays.ofFloats(values.shape());
    values.copyTo(copy);
    return copy;
  }

  @Test
  void classesOfAllSourcesAreJoinedAndASplitIsKeptTo() {
    assertThat(dataset.manifest().getClassesList()).containsExactly("bush", "cat", "dog", "fern");
    List<Sample> samples = samples(config().build(), 3);
    assertThat(samples)
        .extracting(Sample::name)
        .containsOnly("train/bush/a.png", "train/cat/a.png", "train/dog/a.png", "train/fern/a.png");
    assertThat(samples)
        .allSatisfy(
            sample ->
                assertThat(sample.name()).contains(dataset.manifest().getClasses(sample.label())));
  }

  @Test
  void areasAndShapesSpanTheirRanges() {
    List<Double> areas = new ArrayList<>();
    List<Double> aspects = new ArrayList<>();
    for (Sample sample : samples(config().build(), 60)) {
      areas.add(sample.width() * sample.height() / (PHOTO * PHOTO));
      aspects.add(sample.width() / sample.height());
      assertThat(sample.crop().getFloat(0, CROP - 1, 0) < sample.crop().getFloat(0, 0, 0))
          .isEqualTo(sample.flipped());
    }
    assertThat(areas).allSatisfy(area -> assertThat(area).isBetween(0.079, 1.001));
    assertThat(areas).anyMatch(area -> area < 0.15).anyMatch(area -> area > 0.8);
    assertThat(aspects).allSatisfy(aspect -> assertThat(aspect).isBetween(0.749, 1.335));
    assertThat(aspects).anyMatch(aspect -> aspect < 0.8).anyMatch(aspect -> aspect > 1.25);
  }

  @Test
  void aWholePhotoIsResizedByItsPixelsCentres() {
    ExperimentConfig.Builder whole = config();
    whole
        .getPretextBuilder()
        .getSupervisedBuilder()
        .getPhotoBuilder()
        .setMinArea(1)
        .setMaxAspect(1)
        .setFlipProbability(0);
    Sample sample = samples(whole.build(), 1).get(0);
    double scale = (double) PHOTO / CROP;
    for (int i = 0; i < CROP; i++) {
      assertThat(sample.crop().getFloat(5, i, 0))
          .isCloseTo((float) ((i + 0.5) * scale - 0.5), within(1e-2f));
    }
    double red = sample.crop().getFloat(5, 7, 0) / 255 - PixelNormalization.mean(0);
    assertThat(sample.image().getFloat(5, 7, 0))
        .isCloseTo((float) (red / PixelNormalization.deviation(0)), within(1e-4f));
  }

  @Test
  void picturesWithoutClassesAreRefused(@TempDir Path flat) throws IOException {
    ImportedDataset unlabelled = TestDataset.of(flat, 5);
    ExperimentConfig all = config().setInput(config().getInputBuilder().clearSplit()).build();
    assertThatThrownBy(() -> new PretextInput(all, unlabelled))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("one class for each picture");
  }

  @Test
  void anotherNumberOfClassesIsRefused() {
    ExperimentConfig.Builder config = config();
    config.getPretextBuilder().getSupervisedBuilder().setClasses(5);
    assertThatThrownBy(() -> new PretextInput(config.build(), dataset))
        .isInstanceOf(UserException.class)
        .hasMessage("pretext.supervised.classes is 5, the data set has 4");
  }
}
