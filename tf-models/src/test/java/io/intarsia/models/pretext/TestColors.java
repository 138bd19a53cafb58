package io.intarsia.models.pretext;

import io.intarsia.core.testing.ReferenceFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/** Colours for tests. */
final class TestColors {
  private TestColors() {}

  /** For tasks that must not ask. */
  static ColorBins none() {
    throw new AssertionError("only colorization has colours");
  }

  /** The 25 points of ab at -40, -20 .. 40, the first in no order of rarity but their own. */
  static ColorBins grid(float... frequencies) {
    float[][] centers = new float[25][];
    for (int i = 0; i < centers.length; i++) {
      centers[i] = new float[] {20f * (i / 5) - 40, 20f * (i % 5) - 40};
    }
    return ColorBins.of(centers, frequencies);
  }

  /** Zhang et al.'s 313, from the reference files. */
  static ColorBins published() {
    try {
      List<String> lines = Files.readAllLines(ReferenceFiles.path("ab_bins_313.csv"));
      float[][] centers =
          lines.stream()
              .filter(line -> !line.isBlank() && !Character.isLetter(line.charAt(0)))
              .map(TestColors::point)
              .toArray(float[][]::new);
      return ColorBins.of(centers, new float[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static float[] point(String line) {
    List<String> numbers = List.of(line.split(",", -1));
    return new float[] {
      Float.parseFloat(numbers.get(numbers.size() - 2)),
      Float.parseFloat(numbers.get(numbers.size() - 1))
    };
  }
}
