package io.intarsia.data.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.intarsia.core.progress.Progress;
import io.intarsia.data.targets.AbBins;
import io.intarsia.data.targets.AbPrior;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AbCensusTest {
  @TempDir Path folder;

  private static byte[] plain(Color color, int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(color);
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    return TestDataset.encode(image, "png");
  }

  @Test
  void everyPhotoWeighsTheSameWhateverItsSize() throws IOException {
    List<byte[]> pictures =
        List.of(
            plain(Color.RED, 20, 30),
            plain(Color.BLUE, 200, 100),
            plain(Color.GRAY, 50, 50),
            plain(Color.BLUE, 64, 64));
    AbBins bins =
        AbPrior.ofGrid(AbCensus.take(TestDataset.write(folder, pictures), Progress.silent()), 8, 0);
    // Lab of red is (53, 80.1, 67.2), of blue (32, 79.2, -107.9): lab.json. Grey's a and b are 0
    // but for rounding, on either side of an edge.
    int red = bins.size() - 1;
    int blue = bins.size() - 2;
    assertThat(bins.centers()[red]).containsExactly(84, 68);
    assertThat(bins.frequencies()[red]).isEqualTo(0.25f);
    assertThat(bins.centers()[blue]).containsExactly(76, -108);
    assertThat(bins.frequencies()[blue]).isEqualTo(0.5f);
  }
}
