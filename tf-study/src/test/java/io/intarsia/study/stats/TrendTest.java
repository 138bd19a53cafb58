package io.intarsia.study.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intarsia.study.stats.Effect.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrendTest {
  private static final List<Double> NONE = List.of();

  @Test
  void theSlopeIsWhatATenfoldAdds() {
    // 0.5, 0.53, 0.6 at 10, 100, 1000: least squares (0.6 - 0.5) / 2 = 0.05 a decade.
    Effect trend = Trend.of(List.of(at(10, 0.5), at(100, 0.53), at(1000, 0.6))).orElseThrow();
    assertThat(trend.value()).isCloseTo(0.05, within(1e-12));
    assertThat(trend.seeds()).isEqualTo(1);
    assertThat(trend.overSeeds()).isEmpty();
    assertThat(trend.overImages()).isEmpty();
    assertThat(trend.verdict()).isEqualTo(Verdict.CANNOT_TELL);
  }

  @Test
  void twoSeedsHaveStudentsIntervalOfOneDegree() {
    // Slopes of 0.1 and 0.12: 0.11 +- 12.706 * 0.01.
    Effect trend =
        Trend.of(
                List.of(
                    new Point("10", 10, List.of(sample("1", 0.5), sample("2", 0.5))),
                    new Point("100", 100, List.of(sample("1", 0.6), sample("2", 0.62)))))
            .orElseThrow();
    assertThat(trend.overSeeds().orElseThrow().low()).isCloseTo(0.11 - 0.12706, within(1e-9));
    assertThat(trend.overSeeds().orElseThrow().high()).isCloseTo(0.11 + 0.12706, within(1e-9));
  }

  @Test
  void resamplesArePairedBetweenPoints() {
    // Resamples shift both points alike, so the slope is 0.1 in each, whatever they do to scores.
    Point low = new Point("10", 10, List.of(new Sample("1", 0.5, List.of(0.4, 0.5, 0.6))));
    Point high = new Point("100", 100, List.of(new Sample("1", 0.6, List.of(0.5, 0.6, 0.7))));
    Effect trend = Trend.of(List.of(low, high)).orElseThrow();
    Interval interval = trend.overImages().orElseThrow();
    assertThat(interval.low()).isCloseTo(0.1, within(1e-12));
    assertThat(interval.high()).isCloseTo(0.1, within(1e-12));
    assertThat(trend.verdict()).isEqualTo(Verdict.ONE_SEED);
  }

  @Test
  void aDifferenceIsTakenResampleByResample() {
    Sample difference =
        new Sample("1", 0.7, List.of(0.6, 0.8)).less(new Sample("1", 0.5, List.of(0.5, 0.5)));
    assertThat(difference.value()).isCloseTo(0.2, within(1e-12));
    assertThat(difference.replicates().get(0)).isCloseTo(0.1, within(1e-12));
    assertThat(difference.replicates().get(1)).isCloseTo(0.3, within(1e-12));
  }

  @Test
  void percentilesLieBetweenTheNearestReplicates() {
    double[] replicates = new double[41];
    for (int i = 0; i <= 40; i++) {
      replicates[40 - i] = i;
    }
    assertThat(Interval.ofReplicates(20, replicates)).contains(new Interval(1, 39));
    assertThat(Interval.ofReplicates(18, replicates)).contains(new Interval(-1, 37));
    assertThat(Interval.ofReplicates(20, new double[0])).isEmpty();
  }

  @Test
  void aSlopeNeedsTwoPlaces() {
    assertThat(Trend.of(List.of(at(10, 0.5)))).isEmpty();
    assertThat(Trend.of(List.of(at(10, 0.5), at(10, 0.6)))).isEmpty();
    assertThat(Trend.of(List.of(at(0, 0.5), at(10, 0.6)))).isEmpty();
  }

  @Test
  void quantilesOfStudentsDistributionAreThoseOfTables() {
    assertThat(StudentT.quantile(1)).isEqualTo(12.706);
    assertThat(StudentT.quantile(15)).isCloseTo(2.131, within(1e-3));
    assertThat(StudentT.quantile(30)).isCloseTo(2.042, within(1e-3));
  }

  @Test
  void seedsThatDisagreeMakeAnEffectUnsure() {
    Interval positive = new Interval(0.1, 0.2);
    Interval mixed = new Interval(-0.1, 0.2);
    assertThat(effect(positive, positive).verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(effect(mixed, positive).verdict()).isEqualTo(Verdict.SEEDS_DISAGREE);
    assertThat(effect(positive, mixed).verdict()).isEqualTo(Verdict.CANNOT_TELL);
  }

  private static Effect effect(Interval seeds, Interval images) {
    return new Effect(0.1, 2, java.util.Optional.of(seeds), java.util.Optional.of(images));
  }

  private static Point at(double number, double value) {
    return new Point(Double.toString(number), number, List.of(sample("1", value)));
  }

  private static Sample sample(String seed, double value) {
    return new Sample(seed, value, NONE);
  }
}
