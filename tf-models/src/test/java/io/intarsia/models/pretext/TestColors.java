package io.intarsia.models.pretext;

import io.intarsia.core.testing.ReferenceFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/** Colours for tests. */
final class TestColors {
  private TestColors() {}

  /** The 25 points of ab at -40, -20 .. 40, a slowest. */
  static ColorBins grid(float... frequencies) {
    float[][] centers = new float[25][];
    for (int i = 0; i < centers.length; i++) {
      int row = i / 5;
      int column = i % 5;
      centers[i] = new float[] {20 * row - 40, 20 * column - 40};
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
