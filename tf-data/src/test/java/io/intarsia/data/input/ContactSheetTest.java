package io.intarsia.data.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.intarsia.proto.ExperimentConfig;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContactSheetTest {
  @TempDir Path folder;

  @Test
  void theLabelPutsThePuzzleTogetherAgain() throws IOException {
    // No jitter and tiles as large as their cells, so the solved puzzle is the crop, but for gaps.
    ExperimentConfig.Builder config = Batches.smallPuzzle();
    config
        .getPretextBuilder()
        .getJigsawBuilder()
        .getPuzzleBuilder()
        .setResize(0)
        .setCrop(36)
        .setPatch(12)
        .setJitter(1)
        .setGrayscaleProbability(0)
        .setColorProjectionProbability(0);
    BufferedImage sheet = ContactSheet.draw(config.build(), TestDataset.of(folder, 5), 1, 3);
    int scale = 7;
    int crop = 36 * scale;
    int tile = 12 * scale;
    int gap = 4;
    int puzzle = 3 * (tile + gap) - gap;
    int solved = 14 + crop + 14 + puzzle + 14;
    assertThat(sheet.getWidth()).isEqualTo(solved + puzzle + 14);
    int compared = 0;
    for (int y = 0; y < 36; y++) {
      for (int x = 0; x < 36; x++) {
        // Clear of boxes and numbers.
        if (x % 12 > 2 && x % 12 < 11 && y % 12 > 2 && y % 12 < 11) {
          int top = sheet.getHeight() - 14 - puzzle;
          Color inCrop = color(sheet, 14, top, x, y, scale, 0);
          Color inPuzzle = color(sheet, solved, top, x, y, scale, gap);
          assertThat(Math.abs(inCrop.getRed() - inPuzzle.getRed())).isLessThanOrEqualTo(1);
          assertThat(Math.abs(inCrop.getBlue() - inPuzzle.getBlue())).isLessThanOrEqualTo(1);
          compared++;
        }
      }
    }
    assertThat(compared).isEqualTo(9 * 64);
  }

  private static Color color(
      BufferedImage sheet, int left, int top, int x, int y, int scale, int gap) {
    return new Color(
        sheet.getRGB(
            left + x * scale + x / 12 * gap + scale / 2,
            top + y * scale + y / 12 * gap + scale / 2));
  }
}
