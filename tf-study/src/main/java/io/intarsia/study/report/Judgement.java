package io.intarsia.study.report;

import io.intarsia.proto.ClaimConfig;
import io.intarsia.study.report.ClaimCheck.Lean;
import java.util.List;

/**
 * What became of a claim.
 *
 * @param claim the claim
 * @param checks every effect that speaks of it
 */
record Judgement(ClaimConfig claim, List<ClaimCheck> checks) {
  /** Copies the list. */
  Judgement {
    checks = List.copyOf(checks);
  }

  /** Verdict by rule: a claim is of all its effects, so one that contradicts it is enough. */
  String verdict() {
    if (checks.isEmpty()) {
      return "not examined";
    }
    long supporting = both(Lean.FOR);
    long contradicting = both(Lean.AGAINST);
    if (supporting == checks.size()) {
      return "holds here";
    }
    if (contradicting > 0) {
      return supporting > 0 ? "holds in part" : "does not hold here";
    }
    return "can't tell";
  }

  /** What the verdict rests on, in a sentence. */
  String reason() {
    if (checks.isEmpty()) {
      return "No finished trial speaks of it.";
    }
    long oneSeed = checks.stream().filter(ClaimCheck::hasOneSeed).count();
    return "By both intervals %d of %d comparisons are for it, %d against; by test images alone %d and %d%s."
        .formatted(
            both(Lean.FOR),
            checks.size(),
            both(Lean.AGAINST),
            images(Lean.FOR),
            images(Lean.AGAINST),
            oneSeed == 0 ? "" : "; %d without an interval over seeds".formatted(oneSeed));
  }

  long both(Lean lean) {
    return checks.stream().filter(each -> each.overBoth() == lean).count();
  }

  long images(Lean lean) {
    return checks.stream().filter(each -> each.overImages() == lean).count();
  }
}
