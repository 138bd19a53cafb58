package io.intarsia.data.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intarsia.core.graph.SessionOptions;
import io.intarsia.data.dataset.ImportedDataset;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures as evaluations see them. */
class StretchTransformTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "side {0}")
  @ValueSource(ints = {224, 227, 128, 64})
  void aPhotoIsSeenWholeAndStretched(int side) throws IOException {
    // Red rises along the width, green along the height: after stretching, both along the side.
    int width = 500;
    int height = 250;
    BufferedImage ramps = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        ramps.setRGB(x, y, ((x / 2) << 16) | (y << 8) | 80);
      }
    }
    ImportedDataset dataset =
        TestDataset.write(folder.resolve("data"), List.of(TestDataset.encode(ramps, "png")));
    EvaluationInput input = new EvaluationInput(dataset, new long[] {0}, side);
    Map<String, byte[]> batch =
        Batches.read(graph -> input.inOrder(graph, 4, 0), 0, 1, SessionOptions.defaults()).get(0);
    byte[] bytes = Objects.requireNonNull(batch.get(EvaluationInput.IMAGE));
    FloatBuffer pixels = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).asFloatBuffer();
    assertThat(pixels.remaining()).isEqualTo(side * side * 3);
    for (int i = 5; i < side - 5; i++) {
      double expected = (i + 0.5) * 250 / side - 0.5;
      int onDiagonal = (i * side + i) * 3;
      assertThat((double) pixels.get(onDiagonal)).isCloseTo(expected, within(0.8));
      assertThat((double) pixels.get(onDiagonal + 1)).isCloseTo(expected, within(0.8));
      assertThat(pixels.get(onDiagonal + 2)).isCloseTo(80, within(1e-3f));
    }
  }
}
