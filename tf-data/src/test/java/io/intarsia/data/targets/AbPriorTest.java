package io.intarsia.data.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intarsia.core.UserException;
import io.intarsia.proto.ColorBinsConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AbPriorTest {
  @TempDir Path folder;

  /** 60 pixels at (0.5, 0.5), 30 at (10.5, 0.5), 10 at (-50.5, 40.5). */
  private static AbHistogram histogram() {
    AbHistogram histogram = new AbHistogram();
    long[] counts = new long[AbHistogram.SIDE * AbHistogram.SIDE];
    counts[128 * 256 + 128] = 60;
    counts[138 * 256 + 128] = 30;
    counts[77 * 256 + 168] = 4;
    histogram.add(counts);
    long[] more = new long[counts.length];
    more[77 * 256 + 168] = 6;
    histogram.add(more);
    return histogram;
  }

  @Test
  void aGridKeepsTheCellsThatHavePixelsByTheirCentres() {
    AbBins bins = AbPrior.ofGrid(histogram(), 10, 0);
    // Edges at -128, -118 ... -8, 2, 12.
    assertThat(bins.centers()).isDeepEqualTo(new float[][] {{-53, 37}, {-3, -3}, {7, -3}});
    assertThat(bins.frequencies()).containsExactly(0.1f, 0.6f, 0.3f);
    assertThat(bins.table().getStep()).isEqualTo(10);
  }

  @Test
  void zhangsBinsCountTheirNearestPixels() {
    AbBins bins = AbPrior.ofZhang(histogram(), 0);
    assertThat(bins.size()).isEqualTo(313);
    assertThat(frequencyAt(bins, 0, 0)).isEqualTo(0.6f);
    assertThat(frequencyAt(bins, 10, 0)).isEqualTo(0.3f);
    assertThat(frequencyAt(bins, -50, 40)).isEqualTo(0.1f);
  }

  @Test
  void smoothingSpreadsSharesOverNeighboursAndLosesNone() {
    AbBins bins = AbPrior.ofZhang(histogram(), 5);
    float sum = 0;
    for (float frequency : bins.frequencies()) {
      sum += frequency;
    }
    assertThat(sum).isCloseTo(1, within(1e-5f));
    assertThat(frequencyAt(bins, 0, 0)).isBetween(0.3f, 0.5f);
    // A neighbour at distance 10 of one at -50, 40 gets exp(-2) of what that one keeps.
    assertThat(frequencyAt(bins, -60, 40) / frequencyAt(bins, -50, 40))
        .isCloseTo((float) Math.exp(-2), within(1e-3f));
  }

  private static float frequencyAt(AbBins bins, float a, float b) {
    float[][] centers = bins.centers();
    for (int i = 0; i < centers.length; i++) {
      if (centers[i][0] == a && centers[i][1] == b) {
        return bins.frequencies()[i];
      }
    }
    throw new AssertionError("no bin at %s, %s".formatted(a, b));
  }

  @Test
  void aFileGivesBackWhatWasWritten() throws IOException {
    AbBins bins = AbPrior.ofZhang(histogram(), 5);
    Path file = folder.resolve("bins.txtpb");
    bins.write(file);
    assertThat(AbBins.create(config(file))).isEqualTo(bins);
    assertThat(Files.readAllLines(file)).contains("step: 10.0", "sigma: 5.0").hasSize(316);
    // Without frequencies, as a run without a prior keeps them.
    ZhangBins.create().write(file);
    assertThat(AbBins.create(config(file)).frequencies()).isEmpty();
  }

  @Test
  void aFileWithoutBinsIsAUsersMistake() throws IOException {
    Path file = folder.resolve("bins.txtpb");
    assertThatThrownBy(() -> AbBins.create(config(file)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("there is no " + file);
    Files.writeString(file, "bins { a: 1 b: 2 frequency: 0.5 }\nbins { a: 1 b: 3 }");
    assertThatThrownBy(() -> AbBins.create(config(file)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("only some bins have a frequency");
    Files.writeString(file, "bins { a: 1 b: 2 } bins { a: 1 b: 2 }");
    assertThatThrownBy(() -> AbBins.create(config(file)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("there twice");
  }

  private static ColorBinsConfig config(Path file) {
    return ColorBinsConfig.newBuilder().setFile(file.toString()).build();
  }
}
