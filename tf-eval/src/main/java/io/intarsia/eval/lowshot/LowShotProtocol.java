package io.intarsia.eval.lowshot;

import io.intarsia.core.UserException;
import io.intarsia.eval.classification.SvmCosts;
import io.intarsia.eval.classification.SvmProtocol;
import io.intarsia.eval.metrics.AveragePrecision;
import io.intarsia.proto.DifficultRule;
import io.intarsia.proto.LowShotConfig;
import java.util.List;

/**
 * What is drawn and how machines are trained.
 *
 * @param k images of each class, rising
 * @param samples independent samples of each k
 * @param svm costs, folds and weight of positives
 * @param fixedCost the cost of samples that are too small for cross-validation
 */
public record LowShotProtocol(List<Integer> k, int samples, SvmProtocol svm, double fixedCost) {
  /** The paper's. */
  private static final List<Integer> PAPER_K = List.of(1, 2, 4, 8, 16, 32, 64, 96);

  /** Refuses a fixed cost that is none of the costs. */
  public LowShotProtocol {
    k = k.stream().distinct().sorted().toList();
    if (!svm.costs().contains(fixedCost)) {
      throw new UserException(
          "low_shot.fixed_cost: %s is none of the costs %s".formatted(fixedCost, svm.costs()));
    }
  }

  /** Reads the configuration. */
  public static LowShotProtocol of(LowShotConfig config) {
    SvmProtocol svm =
        new SvmProtocol(
            config.getCostsCount() == 0 ? SvmCosts.of(config.getCostList()) : config.getCostsList(),
            config.getFolds(),
            config.getPositiveWeight(),
            // Difficult rows are never drawn.
            DifficultRule.DROPPED,
            AveragePrecision.AREA);
    return new LowShotProtocol(
        config.getKCount() == 0 ? PAPER_K : config.getKList(),
        config.getSamples(),
        svm,
        config.getFixedCost());
  }

  /** Whether a sample of that k is large enough for cross-validation. */
  boolean isCrossValidated(int ofK) {
    return ofK >= svm.folds();
  }
}
