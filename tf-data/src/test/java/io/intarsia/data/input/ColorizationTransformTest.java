package io.intarsia.data.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intarsia.core.UserException;
import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.image.Lab;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.InputChannels;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Graph;
import org.tensorflow.ndarray.FloatNdArray;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** What the network is asked to colour is the photo's own crop, and the target is its colours. */
class ColorizationTransformTest {
  private static final int CROP = 24;
  private static final int TARGET = 6;

  @TempDir Path folder;

  /** Photos at their own size, crops of 24, targets of 6x6, 4 neighbours. */
  static ExperimentConfig.Builder smallColors() {
    ExperimentConfig.Builder config = ExperimentConfig.newBuilder();
    config.getInputBuilder().setBatchSize(4).setSeed(5).setHoldoutFraction(0.2);
    config.getBackboneBuilder().setInput(InputChannels.LIGHTNESS);
    config
        .getPretextBuilder()
        .getColorizationBuilder()
        .getPhotoBuilder()
        .setResize(0)
        .setCrop(CROP)
        .setTarget(TARGET);
    config.getPretextBuilder().getColorizationBuilder().getEncodingBuilder().setNeighbors(4);
    return config;
  }

  private static List<ExplainedColors> samples(PretextInput input, int batches) {
    List<ExplainedColors> samples = new ArrayList<>();
    try (Graph graph = new Graph()) {
      InputGraph stream = input.explained(graph);
      try (GraphSession session = GraphSession.open(graph, SessionOptions.defaults())) {
        stream.start(session, 0);
        for (int i = 0; i < batches; i++) {
          samples.addAll(ExplainedColors.next(stream, session));
        }
      }
    }
    return samples;
  }

  private PretextInput input(ExperimentConfig.Builder config, List<BufferedImage> pictures)
      throws IOException {
    List<byte[]> encoded = new ArrayList<>();
    for (BufferedImage picture : pictures) {
      encoded.add(TestDataset.encode(picture, "png"));
    }
    return new PretextInput(config.build(), TestDataset.write(folder, encoded));
  }

  private static List<BufferedImage> pictures() {
    List<BufferedImage> pictures = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      pictures.add(TestDataset.picture(30 + 3 * i, 40 - 2 * i, i));
    }
    return pictures;
  }

  private static FloatNdArray lab(FloatNdArray rgb) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Placeholder<TFloat32> pixels = tf.placeholder(TFloat32.class);
      var lab = Lab.fromRgb(tf, pixels);
      try (GraphSession session = GraphSession.open(graph, SessionOptions.defaults());
          TFloat32 fed = TFloat32.tensorOf(rgb)) {
        return session.fetch(
            Map.of(pixels, fed),
            List.of(lab),
            List.of(),
            result -> {
              FloatNdArray copy = NdArrays.ofFloats(rgb.shape());
              ((TFloat32) result.get(0)).copyTo(copy);
              return copy;
            });
      }
    }
  }

  @Test
  void theCropIsAPartOfThePhotoOrOfItsMirrorImage() throws IOException {
    List<BufferedImage> pictures = pictures();
    TreeSet<Boolean> flips = new TreeSet<>();
    for (ExplainedColors sample : samples(input(smallColors(), pictures), 6)) {
      int number = Integer.parseInt(sample.name().substring("picture-".length()));
      assertThat(isPartOf(pictures.get(number), sample))
          .as("%s, mirrored: %s", sample.name(), sample.flipped())
          .isTrue();
      flips.add(sample.flipped());
    }
    assertThat(flips).hasSize(2);
  }

  private static boolean isPartOf(BufferedImage picture, ExplainedColors sample) {
    for (int y = 0; y + CROP <= picture.getHeight(); y++) {
      for (int x = 0; x + CROP <= picture.getWidth(); x++) {
        if (differenceAt(picture, sample, x, y) < 0.5) {
          return true;
        }
      }
    }
    return false;
  }

  /** Largest difference of a channel from the crop at a corner of the (mirrored) picture. */
  private static double differenceAt(BufferedImage picture, ExplainedColors sample, int x, int y) {
    double largest = 0;
    for (int row = 0; row < CROP && largest < 1; row++) {
      for (int column = 0; column < CROP; column++) {
        int across = x + column;
        int source = sample.flipped() ? picture.getWidth() - 1 - across : across;
        int rgb = picture.getRGB(source, y + row);
        for (int channel = 0; channel < 3; channel++) {
          int value = (rgb >> (16 - 8 * channel)) & 255;
          float found = sample.map("crop").getFloat(row, column, channel);
          largest = Math.max(largest, Math.abs(found - value));
        }
      }
    }
    return largest;
  }

  @Test
  void lightnessAndColorsAreThoseOfTheCrop() throws IOException {
    for (ExplainedColors sample : samples(input(smallColors(), pictures()), 2)) {
      FloatNdArray lab = lab(sample.map("crop"));
      FloatNdArray lightness = sample.map("lightness");
      for (int row = 0; row < CROP; row++) {
        for (int column = 0; column < CROP; column++) {
          assertThat(lightness.getFloat(row, column, 0))
              .isCloseTo(lab.getFloat(row, column, 0) - 50, within(1e-3f));
        }
      }
      for (int row = 0; row < TARGET; row++) {
        for (int column = 0; column < TARGET; column++) {
          for (int axis = 0; axis < 2; axis++) {
            assertThat(sample.map("ab").getFloat(row, column, axis))
                .isCloseTo(mean(lab, row, column, 1 + axis), within(1e-3f));
          }
        }
      }
    }
  }

  private static float mean(FloatNdArray lab, int row, int column, int channel) {
    int side = CROP / TARGET;
    float sum = 0;
    for (int i = 0; i < side * side; i++) {
      sum += lab.getFloat(row * side + i / side, column * side + i % side, channel);
    }
    return sum / (side * side);
  }

  @Test
  void theTargetMeansTheColorsNearby() throws IOException {
    for (ExplainedColors sample : samples(input(smallColors(), pictures()), 2)) {
      FloatNdArray meant = lab(sample.map("target"));
      double distance = 0;
      for (int place = 0; place < TARGET * TARGET; place++) {
        int row = place / TARGET;
        int column = place % TARGET;
        double a = meant.getFloat(row, column, 1) - sample.map("ab").getFloat(row, column, 0);
        double b = meant.getFloat(row, column, 2) - sample.map("ab").getFloat(row, column, 1);
        distance += Math.hypot(a, b) / (TARGET * TARGET);
      }
      // Bins are 10 apart; a wrong order of the places would be tens of units off.
      assertThat(distance).as(sample.name()).isLessThan(8);
    }
  }

  @Test
  void greyPhotosAreMaskedAndOthersAreNot() throws IOException {
    BufferedImage grey = new BufferedImage(30, 30, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 900; i++) {
      grey.setRGB(i % 30, i / 30, (i % 200) * 0x010101);
    }
    List<BufferedImage> pictures = new ArrayList<>(pictures());
    pictures.set(0, grey);
    TreeSet<String> masked = new TreeSet<>();
    for (ExplainedColors sample : samples(input(smallColors(), pictures), 6)) {
      if (sample.grey()) {
        masked.add(sample.name());
      }
    }
    assertThat(masked).containsExactly("picture-0");
  }

  @Test
  void repeatedLightnessHasThreeEqualChannels() throws IOException {
    ExperimentConfig.Builder config = smallColors();
    config.getBackboneBuilder().setInput(InputChannels.LIGHTNESS_REPEATED);
    FloatNdArray lightness = samples(input(config, pictures()), 1).get(0).map("lightness");
    assertThat(lightness.shape().get(2)).isEqualTo(3);
    lightness
        .elements(1)
        .forEach(
            pixel ->
                assertThat(pixel.getFloat(0))
                    .isEqualTo(pixel.getFloat(1))
                    .isEqualTo(pixel.getFloat(2)));
  }

  @Test
  void aTargetThatDoesNotDivideTheCropIsAveragedByArea() throws IOException {
    ExperimentConfig.Builder config = smallColors();
    config.getPretextBuilder().getColorizationBuilder().getPhotoBuilder().setTarget(5);
    for (ExplainedColors sample : samples(input(config, pictures()), 1)) {
      FloatNdArray lab = lab(sample.map("crop"));
      // The first square is 4.8 pixels wide: four whole ones and 0.8 of the fifth.
      double sum = 0;
      for (int row = 0; row < 5; row++) {
        for (int column = 0; column < 5; column++) {
          double share = (row == 4 ? 0.8 : 1) * (column == 4 ? 0.8 : 1);
          sum += share * lab.getFloat(row, column, 1);
        }
      }
      assertThat((double) sample.map("ab").getFloat(0, 0, 0))
          .isCloseTo(sum / (4.8 * 4.8), within(1e-2));
    }
  }

  @Test
  void aRunsStreamsAreRepeatableAndKeepTheirBins() throws IOException {
    PretextInput input = input(smallColors(), pictures());
    var whole =
        Batches.read(
            graph -> input.training(graph, Workers.alone()), 0, 3, SessionOptions.defaults());
    assertThat(whole.get(0).keySet())
        .containsExactlyInAnyOrder("lightness", "bins", "weights", "ab", "mask", "position");
    var later =
        Batches.read(
            graph -> input.training(graph, Workers.alone()), 8, 1, SessionOptions.defaults());
    whole.get(2).forEach((name, bytes) -> assertThat(later.get(0).get(name)).isEqualTo(bytes));
    assertThat(Batches.positions(input::heldOut, 0, 9)).containsExactly(0L);
    input.saveTargets(folder);
    assertThat(Files.readAllLines(folder.resolve("ab-bins.txtpb"))).hasSize(315);
  }

  @Test
  void whatCannotBeHadIsAUsersMistake() {
    ExperimentConfig.Builder rgb = smallColors();
    rgb.getBackboneBuilder().setInput(InputChannels.RGB);
    assertThatThrownBy(() -> input(rgb, pictures()))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("backbone.input must be LIGHTNESS or LIGHTNESS_REPEATED");
    ExperimentConfig.Builder wide = smallColors();
    wide.getPretextBuilder().getColorizationBuilder().getPhotoBuilder().setResize(20);
    assertThatThrownBy(() -> input(wide, pictures()))
        .isInstanceOf(UserException.class)
        .hasMessage("pretext.colorization.photo.crop must be at most resize (20), got 24");
  }
}
