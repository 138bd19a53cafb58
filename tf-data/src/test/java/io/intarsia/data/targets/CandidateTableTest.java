package io.intarsia.data.targets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CandidateTableTest {

  @Test
  void fewOfTheBinsAreCandidates() {
    float[][] centers = ZhangBins.create().centers();
    assertThat(new CandidateTable(centers, 10).width()).isLessThanOrEqualTo(22);
    assertThat(new CandidateTable(centers, 40).width()).isLessThanOrEqualTo(61);
  }

  @Test
  void everyCellHasAllBinsThatItsPointsNeed() {
    float[][] centers = ZhangBins.create().centers();
    int neighbors = 7;
    CandidateTable table = new CandidateTable(centers, neighbors);
    int width = table.width();
    int[] bins = table.bins();
    for (int cell = 0; cell < bins.length / width; cell += 5) {
      for (double a = 0.1; a < 5; a += 1.2) {
        for (double b = 0.1; b < 5; b += 1.2) {
          double x = -110 + 5 * (cell / 44) + a;
          double y = -110 + 5 * (cell % 44) + b;
          int[] row = Arrays.copyOfRange(bins, cell * width, (cell + 1) * width);
          assertThat(row).contains(nearest(centers, neighbors, x, y));
        }
      }
    }
  }

  private static int[] nearest(float[][] centers, int count, double a, double b) {
    return IntStream.range(0, centers.length)
        .boxed()
        .sorted(
            Comparator.comparingDouble(bin -> Math.hypot(centers[bin][0] - a, centers[bin][1] - b)))
        .limit(count)
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
