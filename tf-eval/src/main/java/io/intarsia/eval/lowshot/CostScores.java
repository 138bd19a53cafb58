package io.intarsia.eval.lowshot;

import java.util.Arrays;

/**
 * Mean average precision over the classes of one sample, for each cost: on the test split and in
 * cross-validation.
 */
final class CostScores {
  private final double[] test;
  private final double[] heldOut;

  CostScores(int costs) {
    this.test = new double[costs];
    this.heldOut = new double[costs];
  }

  /** Adds a class's share of the mean. */
  void addTest(int cost, double share) {
    test[cost] += share;
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
}
