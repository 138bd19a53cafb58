package io.intarsia.data.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intarsia.core.config.Configs;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.proto.AugmentationConfig;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random views and centres of a photo whose red rises along its width and green along its height.
 */
class AugmentTransformTest {
  private static final int WIDTH = 240;
  private static final int HEIGHT = 160;
  private static final int SIDE = 32;
  private static final int VIEWS = 64;

  @TempDir Path folder;

  private ImportedDataset photo() throws IOException {
    BufferedImage ramps = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        ramps.setRGB(x, y, (x << 16) | (y << 8) | 80);
      }
    }
    Path directory = Files.createTempDirectory(folder, "data");
    return TestDataset.write(directory, List.of(TestDataset.encode(ramps, "png")));
  }

  /** Without mirroring and recolouring. */
  private static AugmentationConfig.Builder plain() {
    return AugmentationConfig.newBuilder().setFlipProbability(0).setColorJitter(0).setLighting(0);
  }

  private List<FloatBuffer> views(AugmentationConfig.Builder config, int side, int count)
      throws IOException {
    EvaluationInput input =
        EvaluationInput.augmented(photo(), new long[] {0}, side, Configs.resolve(config.build()));
    List<FloatBuffer> views = new ArrayList<>();
    for (Map<String, byte[]> batch :
        Batches.read(graph -> input.shuffled(graph, 1, 3), 0, count, SessionOptions.defaults())) {
      views.add(pixels(batch));
    }
    return views;
  }

  private static FloatBuffer pixels(Map<String, byte[]> batch) {
    byte[] bytes = Objects.requireNonNull(batch.get(EvaluationInput.IMAGE));
    return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).asFloatBuffer();
  }

  /** Source pixels between two neighbours of a view, from first to last: across, or down. */
  private static double step(FloatBuffer view, int side, int channel) {
    int last = ((side - 1) * side + side - 1) * 3;
    return (view.get(last + channel) - view.get(channel)) / (side - 1.0);
  }

  @Test
  void viewsHaveTheAreasAndShapesAskedForAndLieInside() throws IOException {
    double smallest = 1;
    double largest = 0;
    for (FloatBuffer view : views(plain(), SIDE, VIEWS)) {
      double width = step(view, SIDE, 0) * SIDE;
      double height = step(view, SIDE, 1) * SIDE;
      double share = width * height / (WIDTH * HEIGHT);
      smallest = Math.min(smallest, share);
      largest = Math.max(largest, share);
      // Sides are rounded to whole pixels.
      assertThat(share).isBetween(0.08 * 0.95, 1.0);
      assertThat(width / height).isBetween(0.75 * 0.95, 4 / 3.0 * 1.05);
      assertThat(view.get(0)).isBetween(0f, 240f);
      assertThat(view.get(2)).isCloseTo(80, within(1e-3f));
    }
    assertThat(smallest).isLessThan(0.3);
    assertThat(largest).isGreaterThan(0.6);
  }

  @Test
  void aMirroredViewRunsFromRightToLeft() throws IOException {
    List<FloatBuffer> straight = views(plain(), SIDE, 4);
    List<FloatBuffer> mirrored = views(plain().setFlipProbability(1), SIDE, 4);
    for (int i = 0; i < straight.size(); i++) {
      int end = (SIDE - 1) * 3;
      assertThat(mirrored.get(i).get(0)).isCloseTo(straight.get(i).get(end), within(0.01f));
      assertThat(mirrored.get(i).get(end + 1)).isCloseTo(straight.get(i).get(1), within(0.01f));
    }
  }

  @Test
  void coloursAreMixedWithBlackOrGreyWithinTheRangeAndShifted() throws IOException {
    boolean changed = false;
    for (FloatBuffer view : views(plain().setColorJitter(0.4), SIDE, 16)) {
      for (int i = 0; i < view.limit(); i++) {
        // At most 1.4 times over, three times, of values of 0 to 239 around greys of as much.
        assertThat(view.get(i)).isBetween(-600f, 239 * 1.4f * 1.4f * 1.4f);
      }
      changed |= Math.abs(view.get(2) - 80) > 5;
    }
    assertThat(changed).isTrue();
    List<FloatBuffer> lit = views(plain().setLighting(0.1), SIDE, 4);
    List<FloatBuffer> dark = views(plain(), SIDE, 4);
    // A shift is the same for all pixels.
    double first = lit.get(0).get(0) - dark.get(0).get(0);
    double later = lit.get(0).get(300) - dark.get(0).get(300);
    assertThat(first).isNotZero().isCloseTo(later, within(1e-3));
  }

  @Test
  void theCentreIsCutFromThePhotoResizedInProportion() throws IOException {
    EvaluationInput input = EvaluationInput.centred(photo(), new long[] {0}, 70);
    FloatBuffer view =
        pixels(
            Batches.read(graph -> input.inOrder(graph, 1, 0), 0, 1, SessionOptions.defaults())
                .get(0));
    // 160 becomes 80, 240 becomes 120; the square of 70 begins at row 5 and column 25.
    assertThat(view.get(0)).isCloseTo(25.5f * 2 - 0.5f, within(0.6f));
    assertThat(view.get(1)).isCloseTo(5.5f * 2 - 0.5f, within(0.6f));
  }
}
