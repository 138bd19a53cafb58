package io.intarsia.study.report;

import io.intarsia.proto.FigureClaim;
import io.intarsia.study.stats.Interval;
import java.util.Optional;

/**
 * An effect held against what a claim says of it.
 *
 * @param place figure's finding that states it
 * @param claim where the effect lies if the claim holds
 * @param statement the effect
 */
record ClaimCheck(String place, FigureClaim claim, Statement statement) {
  private static final double POINTS = 100;

  /** What an interval says. */
  enum Lean {
    /** All of it lies where the claim says. */
    FOR,
    /** All of it lies elsewhere. */
    AGAINST,
    /** It holds both, or there is none. */
    OPEN
  }

  static ClaimCheck of(String place, FigureClaim claim, Evidence evidence) {
    return new ClaimCheck(
        place,
        claim,
        switch (claim.getExpected()) {
          case ABOVE_ZERO, BELOW_ZERO -> evidence.tendency();
          case NEAR_ZERO -> evidence.extent();
        });
  }

  /** What the test images say alone. */
  Lean overImages() {
    return lean(statement.effect().overImages());
  }

  /** What both intervals say; open where they do not say the same. */
  Lean overBoth() {
    Lean seeds = lean(statement.effect().overSeeds());
    return seeds == overImages() ? seeds : Lean.OPEN;
  }

  /** Whether there is one seed, so that nothing can be said of others. */
  boolean hasOneSeed() {
    return statement.effect().overSeeds().isEmpty();
  }

  private Lean lean(Optional<Interval> interval) {
    return interval.map(this::lean).orElse(Lean.OPEN);
  }

  private Lean lean(Interval interval) {
    double within = claim.getWithin() / POINTS;
    return switch (claim.getExpected()) {
      case ABOVE_ZERO -> lean(interval.low() > 0, interval.high() < 0);
      case BELOW_ZERO -> lean(interval.high() < 0, interval.low() > 0);
      case NEAR_ZERO ->
          lean(
              interval.low() > -within && interval.high() < within,
              interval.low() > within || interval.high() < -within);
    };
  }

  private static Lean lean(boolean inside, boolean outside) {
    if (inside) {
      return Lean.FOR;
    }
    return outside ? Lean.AGAINST : Lean.OPEN;
  }
}
