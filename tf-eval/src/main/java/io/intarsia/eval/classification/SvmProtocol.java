package io.intarsia.eval.classification;

import io.intarsia.core.UserException;
import io.intarsia.proto.DifficultRule;
import io.intarsia.proto.LinearSvmConfig;
import java.util.ArrayList;
import java.util.List;

/**
 * How machines are trained and their cost is chosen.
 *
 * @param costs the costs to choose from; of equal scores the first wins
 * @param folds folds of the cross-validation
 * @param positiveWeight weight of a positive row's loss
 * @param difficult what training does with difficult rows
 */
public record SvmProtocol(
    List<Double> costs, int folds, double positiveWeight, DifficultRule difficult) {

  /** Refuses what cannot be trained. */
  public SvmProtocol {
    costs = List.copyOf(costs);
    if (costs.isEmpty() || costs.stream().anyMatch(cost -> !(cost > 0) || cost.isInfinite())) {
      throw new UserException("linear_svm.costs: expected positive numbers, got " + costs);
    }
    if (costs.stream().distinct().count() < costs.size()) {
      throw new UserException("linear_svm.costs: a cost stands twice in " + costs);
    }
  }

  /** Reads the configuration, with the paper's costs where it has none. */
  public static SvmProtocol of(LinearSvmConfig config) {
    return new SvmProtocol(
        config.getCostsCount() == 0 ? paperCosts() : config.getCostsList(),
        config.getFolds(),
        config.getPositiveWeight(),
        config.getDifficultInTraining());
  }

  /**
   * The 26 costs of Goyal et al., in the order of their code: 1e-7, 1e-6 ... 1e2, then 0.5^4, 0.5^5
   * ... 0.5^19.
   */
  public static List<Double> paperCosts() {
    List<Double> costs = new ArrayList<>();
    for (int exponent = -7; exponent <= 2; exponent++) {
      costs.add(Double.parseDouble("1e" + exponent));
    }
    for (int exponent = 4; exponent < 20; exponent++) {
      costs.add(Math.pow(0.5, exponent));
    }
    return costs;
  }

  /** The costs from the smallest on, as a path of warm starts wants them. */
  List<Double> risingCosts() {
    return costs.stream().sorted().toList();
  }

  /**
   * The cost with the best score; of equal ones the first in {@link #costs}.
   *
   * @param scores one for each of {@link #risingCosts}
   */
  double best(double[] scores) {
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
