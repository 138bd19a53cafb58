package io.intarsia.eval.lowshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intarsia.core.UserException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShotSourceTest {
  /** 60 rows: 6 show the class, 2 are difficult, 52 do not show it. */
  private static final int[] PRESENCE =
      IntStream.range(0, 60).map(row -> row < 6 ? 1 : row < 8 ? -1 : 0).toArray();

  private static MultiLabelShots multiLabel(long seed) {
    return new MultiLabelShots(List.of("cat"), List.of(PRESENCE), 19, seed);
  }

  @Test
  void aSampleHasKPositivesNineteenKNegativesAndNothingDifficult() {
    ShotGroup group = multiLabel(1).draw(2, 1).get(0);
    assertThat(group.rows()).hasSize(2 + 38).doesNotHaveDuplicates().isSorted();
    assertThat(group.classes().get(0).positive().cardinality()).isEqualTo(2);
    for (int place = 0; place < group.rows().size(); place++) {
      boolean positive = group.classes().get(0).positive().get(place);
      assertThat(PRESENCE[group.rows().get(place)]).isEqualTo(positive ? 1 : 0);
    }
  }

  @Test
  void theSameSeedDrawsTheSameAndOtherSamplesOrSeedsDrawOthers() {
    List<ShotGroup> first = multiLabel(1).draw(2, 1);
    assertThat(multiLabel(1).draw(2, 1)).isEqualTo(first);
    assertThat(multiLabel(1).draw(2, 2)).isNotEqualTo(first);
    assertThat(multiLabel(2).draw(2, 1)).isNotEqualTo(first);
  }

  @Test
  void everyRowIsDrawnEquallyOften() {
    int draws = 3000;
    int[] counts = new int[60];
    for (int sample = 1; sample <= draws; sample++) {
      multiLabel(7).draw(1, sample).get(0).rows().forEach(row -> counts[row]++);
    }
    // Binomial counts: five standard deviations, a chance of 1 in 30,000 over all rows.
    for (int row = 0; row < 60; row++) {
      double p = row < 6 ? 1 / 6.0 : row < 8 ? 0 : 19 / 52.0;
      double margin = 5 * Math.sqrt(draws * p * (1 - p));
      assertThat((double) counts[row])
          .as("row %d", row)
          .isBetween(draws * p - margin, draws * p + margin);
    }
  }

  @Test
  void aKWithTooFewPositivesOrNegativesIsSkippedWithALine() {
    Draws draws = Draws.of(multiLabel(1), List.of(1, 2, 4, 8), 5);
    assertThat(draws.ks()).containsExactly(1, 2);
    assertThat(draws.skipped())
        .containsExactly(
            "k = 4 is skipped: 'cat' has 52 of 76 negatives",
            "k = 8 is skipped: 'cat' has 6 of 8 positives");
    assertThatThrownBy(() -> Draws.of(multiLabel(1), List.of(16), 5))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("k = 16 is skipped");
  }

  @Test
  void classFoldersGiveKImagesOfEachClassAndTheOthersAreNegatives() {
    int[] labels = IntStream.range(0, 30).map(row -> row % 3).toArray();
    SingleLabelShots source = new SingleLabelShots(List.of("a", "b", "c"), labels, 1);
    List<ShotGroup> groups = source.draw(4, 1);
    assertThat(groups).hasSize(1);
    assertThat(groups.get(0).rows()).hasSize(12);
    for (ClassShots shots : groups.get(0).classes()) {
      assertThat(shots.positive().stream().map(place -> groups.get(0).rows().get(place)))
          .hasSize(4)
          .allMatch(row -> labels[row] == shots.label());
    }
    assertThat(source.obstacle(11)).get().asString().contains("'a' has 10 of 11 images");
  }

  @Test
  void onlyUsedRowsNeedFeatures() {
    Draws draws = Draws.of(multiLabel(1), List.of(1), 2);
    Set<Integer> used = new HashSet<>();
    for (int sample = 1; sample <= 2; sample++) {
      used.addAll(multiLabel(1).draw(1, sample).get(0).rows());
    }
    assertThat(draws.rows()).containsExactlyElementsOf(used.stream().sorted().toList());
    ShotGroup renumbered = draws.draws().get(0).samples().get(0).get(0);
    List<Integer> rows = renumbered.rows().stream().map(draws.rows()::get).toList();
    assertThat(rows).isEqualTo(multiLabel(1).draw(1, 1).get(0).rows());
  }
}
