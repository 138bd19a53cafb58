package io.intarsia.eval.lowshot;

import io.intarsia.eval.metrics.Ranking;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Mean average precision over the classes of one sample, for each cost: on the test split and in
 * cross-validation. Rankings of the test split are kept where they are to be resampled.
 */
final class CostScores {
  private final double[] test;
  private final double[] heldOut;
  private final List<List<Ranking>> rankings;

  CostScores(int costs) {
    this.test = new double[costs];
    this.heldOut = new double[costs];
    this.rankings =
        IntStream.range(0, costs).<List<Ranking>>mapToObj(c -> new ArrayList<>()).toList();
  }

  /** Adds a class's share of the mean. */
  void addTest(int cost, double share) {
    test[cost] += share;
  }

  /** Keeps how a class ranks the test split. */
  void keep(int cost, Ranking ranking) {
    rankings.get(cost).add(ranking);
  }

  /** Adds a class's and a fold's share of the mean. */
  void addHeldOut(int cost, double share) {
    heldOut[cost] += share;
  }

  /** By cost, on the test split. */
  double test(int cost) {
    return test[cost];
  }

  /** By cost, in cross-validation; zeros without it. */
  double[] heldOut() {
    return Arrays.copyOf(heldOut, heldOut.length);
  }

  /** By cost, one for each class; none that were not kept. */
  List<Ranking> rankings(int cost) {
    return List.copyOf(rankings.get(cost));
  }
}
