package io.intarsia.eval.classification;

import io.intarsia.core.UserException;
import io.intarsia.core.config.Configs;
import io.intarsia.eval.metrics.AveragePrecision;
import io.intarsia.proto.DifficultRule;
import io.intarsia.proto.LinearSvmConfig;
import java.util.List;

/**
 * How machines are trained and their cost is chosen.
 *
 * @param costs the costs to choose from; of equal scores the first wins
 * @param folds folds of the cross-validation
 * @param positiveWeight weight of a positive row's loss
 * @param difficult what training does with difficult rows
 * @param reported the average precision that a score is; costs are chosen by scikit-learn's
 */
public record SvmProtocol(
    List<Double> costs,
    int folds,
    double positiveWeight,
    DifficultRule difficult,
    AveragePrecision reported) {

  /** Refuses what cannot be trained. */
  public SvmProtocol {
    costs = List.copyOf(costs);
    if (costs.isEmpty() || costs.stream().anyMatch(cost -> !(cost > 0) || cost.isInfinite())) {
      throw new UserException("costs: expected positive numbers, got " + costs);
    }
    if (costs.stream().distinct().count() < costs.size()) {
      throw new UserException("costs: a cost stands twice in " + costs);
    }
  }

  /** Reads the configuration. */
  public static SvmProtocol of(LinearSvmConfig config) {
    return new SvmProtocol(
        config.getCostsCount() == 0 ? SvmCosts.of(config.getCostList()) : config.getCostsList(),
        config.getFolds(),
        config.getPositiveWeight(),
        config.getDifficultInTraining(),
        switch (config.getAveragePrecision()) {
          case AREA -> AveragePrecision.AREA;
          case ELEVEN_POINT -> AveragePrecision.ELEVEN_POINT;
          case NON_INTERPOLATED -> AveragePrecision.NON_INTERPOLATED;
        });
  }

  /** The paper's, with every switch at its default. */
  public static SvmProtocol paper() {
    return of(Configs.resolve(LinearSvmConfig.getDefaultInstance()));
  }

  /** The costs from the smallest on, as a path of warm starts wants them. */
  public List<Double> risingCosts() {
    return costs.stream().sorted().toList();
  }

  /**
   * The cost with the best score; of equal ones the first in {@link #costs}.
   *
   * @param scores one for each of {@link #risingCosts}
   */
  public double best(double[] scores) {
    List<Double> rising = risingCosts();
    double best = costs.get(0);
    for (double cost : costs) {
      if (scores[rising.indexOf(cost)] > scores[rising.indexOf(best)]) {
        best = cost;
      }
    }
    return best;
  }
}
