package io.intarsia.data.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intarsia.core.UserException;
import io.intarsia.core.random.SeededHash;
import io.intarsia.proto.AbBin;
import io.intarsia.proto.AbBinsTable;
import io.intarsia.proto.SoftEncodingConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoftEncodingTest {
  private static final long SEED = 313;

  private static SoftEncoding encoding(AbBins bins, int neighbors) {
    return new SoftEncoding(bins, SoftEncodingConfig.newBuilder().setNeighbors(neighbors).build());
  }

  /** Colours in {@code [-range, range)} on both axes, hundredths of a unit. */
  private static float[][] colors(int count, int range) {
    float[][] colors = new float[count][2];
    for (int i = 0; i < count; i++) {
      for (int axis = 0; axis < 2; axis++) {
        colors[i][axis] = SeededHash.below(200 * range, SEED, 2 * i + axis) / 100f - range;
      }
    }
    return colors;
  }

  private static AbBins irregularBins(int count) {
    AbBinsTable.Builder table = AbBinsTable.newBuilder();
    for (float[] center : colors(count, 100)) {
      table.addBins(AbBin.newBuilder().setA(center[0]).setB(center[1]));
    }
    return new AbBins(table.build());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 10, 40, 64})
  void theTableGivesWhatAllBinsGive(int neighbors) {
    assertSameTargets(encoding(ZhangBins.create(), neighbors), colors(4000, 110));
  }

  @Test
  void anyBinsAndColorsOutsideTheTableAreEncodedAlike() {
    assertSameTargets(encoding(irregularBins(200), 10), colors(4000, 110));
    assertSameTargets(encoding(ZhangBins.create(), 10), colors(100, 200));
  }

  /** Bins may differ only where two lie equally far, within the rounding of float32. */
  private static void assertSameTargets(SoftEncoding encoding, float[][] ab) {
    EncodedColors some = EncodedColors.of(encoding::build, ab);
    EncodedColors all = EncodedColors.of(encoding::amongAll, ab);
    int different = 0;
    for (int color = 0; color < ab.length; color++) {
      for (int i = 0; i < encoding.neighbors(); i++) {
        different += some.bins()[color][i] == all.bins()[color][i] ? 0 : 1;
        assertThat(some.weights()[color][i])
            .as("color %s, neighbour %d, seed %d", ab[color], i, SEED)
            .isCloseTo(all.weights()[color][i], within(1e-4f));
      }
    }
    assertThat(different).isLessThanOrEqualTo(ab.length * encoding.neighbors() / 500);
  }

  @Test
  void anExactTieGoesToTheLowerBin() {
    // In the middle of four bins, all at squared distance 50.
    EncodedColors encoded =
        EncodedColors.of(encoding(ZhangBins.create(), 4)::build, new float[][] {{5, 5}});
    assertThat(encoded.bins()[0]).isSorted();
    assertThat(encoded.weights()[0]).containsExactly(0.25f, 0.25f, 0.25f, 0.25f);
  }

  @Test
  void farFromEveryBinTheWeightsStillSumToOne() {
    float[][] far = {{1000, 1000}, {-300, 0}, {109, 109}};
    for (float[] weights :
        EncodedColors.of(encoding(ZhangBins.create(), 5)::build, far).weights()) {
      float sum = 0;
      for (float weight : weights) {
        sum += weight;
      }
      assertThat(sum).isCloseTo(1, within(1e-6f));
    }
  }

  @Test
  void moreNeighborsThanBinsIsAUsersMistake() {
    assertThatThrownBy(() -> encoding(ZhangBins.create(), 314))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "pretext.colorization.encoding.neighbors must be at most the number of bins, 313,"
                + " got 314");
  }
}
