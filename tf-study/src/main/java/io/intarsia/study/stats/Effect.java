package io.intarsia.study.stats;

import java.util.Optional;

/**
 * A number that a study has found, and how sure it is.
 *
 * @param value the number
 * @param seeds how many seeds it is the mean of
 * @param overSeeds interval over the seeds; none of one seed
 * @param overImages paired bootstrap interval over the test images; none without replicates
 */
public record Effect(
    double value, int seeds, Optional<Interval> overSeeds, Optional<Interval> overImages) {

  /** What of an effect the data support. */
  public enum Verdict {
    /** Both intervals lie on one side of zero. */
    SUPPORTED,
    /** The test images' interval does, and there is only one seed. */
    ONE_SEED,
    /** The test images' interval does, the seeds' does not. */
    SEEDS_DISAGREE,
    /** The test images' interval holds zero, or there is none. */
    CANNOT_TELL
  }

  /** What the data say of whether the number differs from zero. */
  public Verdict verdict() {
    if (overImages.isEmpty() || !overImages.get().excludesZero()) {
      return Verdict.CANNOT_TELL;
    }
    if (overSeeds.isEmpty()) {
      return Verdict.ONE_SEED;
    }
    return overSeeds.get().excludesZero() ? Verdict.SUPPORTED : Verdict.SEEDS_DISAGREE;
  }
}
