package io.intarsia.study.report;

import io.intarsia.study.stats.Effect;
import io.intarsia.study.stats.Interval;

/** Effects in words, no stronger than their intervals. Shares become points of a hundred. */
final class Sentences {
  private Sentences() {}

  /**
   * An effect with its intervals and what may be concluded: {@code +2.1 points for every tenfold
   * (95 %: +1.0 to +3.2 over test images; ...): the data support it.}
   *
   * @param per what stands behind the number of points; may be empty
   */
  static String whole(Effect effect, String per) {
    return "%s points%s (95 %%: %s): %s."
        .formatted(signed(effect.value()), per, intervals(effect), verdict(effect));
  }

  private static String intervals(Effect effect) {
    String images =
        effect.overImages().map(each -> range(each) + " over test images").orElse("unknown");
    String seeds =
        effect
            .overSeeds()
            .map(each -> "%s over %d seeds".formatted(range(each), effect.seeds()))
            .orElse(
                effect.seeds() == 1
                    ? "no interval over seeds, there is only one"
                    : "no interval over seeds, none has all points");
    return "%s; %s".formatted(images, seeds);
  }

  /** What may be concluded. */
  private static String verdict(Effect effect) {
    return switch (effect.verdict()) {
      case SUPPORTED -> "the data support it";
      case ONE_SEED ->
          "more than the choice of test images explains, but one seed cannot say what another run"
              + " would give";
      case SEEDS_DISAGREE ->
          "more than the choice of test images explains, but the seeds differ too much to be sure";
      case CANNOT_TELL -> "the data cannot tell it from nothing";
    };
  }

  /** A share in percent, with its sign. */
  static String signed(double share) {
    return "%+.1f".formatted(100 * share);
  }

  /** A share in percent. */
  static String plain(double share) {
    return "%.1f".formatted(100 * share);
  }

  static String range(Interval interval) {
    return "%s to %s".formatted(signed(interval.low()), signed(interval.high()));
  }

  static String plainRange(Interval interval) {
    return "%s to %s".formatted(plain(interval.low()), plain(interval.high()));
  }
}
