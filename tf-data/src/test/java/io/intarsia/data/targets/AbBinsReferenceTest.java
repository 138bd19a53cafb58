package io.intarsia.data.targets;

import static org.assertj.core.api.Assertions.assertThat;

import io.intarsia.core.testing.ReferenceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The points of Zhang et al.'s {@code pts_in_hull.npy}: {@code ab_bins_313.csv}. */
class AbBinsReferenceTest {

  @Test
  void zhangsBinsAreThePublishedOnesInTheirOrder() throws IOException {
    List<String> rows = new ArrayList<>(List.of("a,b"));
    for (float[] center : ZhangBins.create().centers()) {
      rows.add("%.0f,%.0f".formatted(center[0], center[1]));
    }
    assertThat(rows)
        .isEqualTo(Files.readAllLines(ReferenceFiles.path("ab_bins_313.csv")))
        .hasSize(314);
  }
}
