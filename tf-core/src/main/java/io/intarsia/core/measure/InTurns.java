package io.intarsia.core.measure;

import java.util.Arrays;

/**
 * How long two ways of the same work take, in turns, so that whatever else the machine does slows
 * both.
 *
 * @param first median seconds of the first way
 * @param second median seconds of the second way
 */
public record InTurns(double first, double second) {
  private static final int WARM_UP = 5;

  /**
   * Times both, after five turns to warm up.
   *
   * @param rounds pairs that are timed, at least 1
   */
  public static InTurns time(int rounds, Runnable first, Runnable second) {
    if (rounds < 1) {
      throw new IllegalArgumentException("at least one pair must be timed, got " + rounds);
    }
    double[] firstTimes = new double[rounds];
    double[] secondTimes = new double[rounds];
    for (int round = -WARM_UP; round < rounds; round++) {
      double firstTime = seconds(first);
      double secondTime = seconds(second);
      if (round >= 0) {
        firstTimes[round] = firstTime;
        secondTimes[round] = secondTime;
      }
    }
    return new InTurns(median(firstTimes), median(secondTimes));
  }

  /** How many times faster the first way is. */
  public double ratio() {
    return second / first;
  }

  private static double seconds(Runnable work) {
    long begun = System.nanoTime();
    work.run();
    return (System.nanoTime() - begun) / 1e9;
  }

  private static double median(double[] times) {
    Arrays.sort(times);
    return times[times.length / 2];
  }
}
