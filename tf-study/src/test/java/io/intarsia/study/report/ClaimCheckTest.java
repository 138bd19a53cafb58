package io.intarsia.study.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.intarsia.proto.ClaimConfig;
import io.intarsia.proto.ExpectedEffect;
import io.intarsia.proto.FigureClaim;
import io.intarsia.study.report.ClaimCheck.Lean;
import io.intarsia.study.stats.Effect;
import io.intarsia.study.stats.Interval;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClaimCheckTest {
  private static final Interval ABOVE = new Interval(0.01, 0.03);
  private static final Interval AROUND = new Interval(-0.01, 0.01);

  @Test
  void bothIntervalsMustSayTheSame() {
    assertThat(above(ABOVE, ABOVE).overBoth()).isEqualTo(Lean.FOR);
    assertThat(above(ABOVE, AROUND).overBoth()).isEqualTo(Lean.OPEN);
    assertThat(above(ABOVE, AROUND).overImages()).isEqualTo(Lean.FOR);
    ClaimCheck oneSeed = test(ExpectedEffect.ABOVE_ZERO, ABOVE, Optional.empty());
    assertThat(oneSeed.overBoth()).isEqualTo(Lean.OPEN);
    assertThat(oneSeed.hasOneSeed()).isTrue();
  }

  @Test
  void nearZeroIsWithinSoManyPointsAndContradictedOnlyBeyondThem() {
    assertThat(near(AROUND).overBoth()).isEqualTo(Lean.FOR);
    // 1 to 3 points, within 2: it may be either.
    assertThat(near(ABOVE).overBoth()).isEqualTo(Lean.OPEN);
    assertThat(near(new Interval(-0.06, -0.021)).overBoth()).isEqualTo(Lean.AGAINST);
  }

  @Test
  void anEffectAgainstAndOneForHoldInPart() {
    ClaimCheck against = test(ExpectedEffect.BELOW_ZERO, ABOVE, Optional.of(ABOVE));
    assertThat(judgement(against, above(ABOVE, ABOVE)).verdict()).isEqualTo("holds in part");
    assertThat(judgement(against, above(ABOVE, AROUND)).verdict()).isEqualTo("does not hold here");
    assertThat(judgement(above(ABOVE, ABOVE), above(ABOVE, AROUND)).verdict())
        .isEqualTo("can't tell");
  }

  private static Judgement judgement(ClaimCheck... tests) {
    return new Judgement(ClaimConfig.getDefaultInstance(), List.of(tests));
  }

  private static ClaimCheck above(Interval images, Interval seeds) {
    return test(ExpectedEffect.ABOVE_ZERO, images, Optional.of(seeds));
  }

  private static ClaimCheck near(Interval both) {
    return test(ExpectedEffect.NEAR_ZERO, both, Optional.of(both));
  }

  private static ClaimCheck test(
      ExpectedEffect expected, Interval images, Optional<Interval> seeds) {
    return new ClaimCheck(
        "voc",
        FigureClaim.newBuilder().setExpected(expected).setWithin(2).build(),
        new Statement("it", new Effect(0.02, 2, seeds, Optional.of(images))));
  }
}
