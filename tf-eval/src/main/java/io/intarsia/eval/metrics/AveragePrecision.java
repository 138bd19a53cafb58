package io.intarsia.eval.metrics;

/**
 * Average precision of a ranking, by the three rules in use. Each is in 0 to 1; a ranking without
 * positives has none and is refused.
 *
 * <p>With true positives TP after rank r of P positives: precision TP / r, recall TP / P.
 */
public enum AveragePrecision {
  /**
   * Area under the precision-recall curve after precision was made monotone from the right (PASCAL
   * VOC from 2010 on, and the paper's tables): sum of (R_i - R_{i-1}) max_{j >= i} P_j.
   */
  AREA("area") {
    @Override
    double score(Ranking ranking) {
      double[] precision = precisions(ranking);
      double best = 0;
      double sum = 0;
      for (int rank = ranking.size() - 1; rank >= 0; rank--) {
        best = Math.max(best, precision[rank]);
        sum += ranking.isPositive(rank) ? best : 0;
      }
      return sum / ranking.positives();
    }
  },
  /**
   * Mean over recalls t = 0, 0.1 ... 1 of the largest precision at recall t or more (PASCAL VOC
   * 2007).
   */
  ELEVEN_POINT("11-point") {
    @Override
    double score(Ranking ranking) {
      double[] precision = precisions(ranking);
      double best = 0;
      double sum = 0;
      int found = ranking.found();
      int tenths = 10;
      for (int rank = ranking.size() - 1; rank >= 0; rank--) {
        // Recalls over found / positives are reached by lower ranks alone. In whole numbers,
        // because 3 / 10 and 0.1 * 3 are different doubles.
        while (tenths > 0 && tenths * (long) ranking.positives() > 10L * found) {
          sum += best;
          tenths--;
        }
        best = Math.max(best, precision[rank]);
        found -= ranking.isPositive(rank) ? 1 : 0;
      }
      return (sum + (tenths + 1) * best) / 11;
    }
  },
  /**
   * Sum of (R_i - R_{i-1}) P_i over the distinct scores, without interpolation: scikit-learn's
   * {@code average_precision_score}, by which the protocol chooses costs. Equal scores count as one
   * point.
   */
  NON_INTERPOLATED("not interpolated") {
    @Override
    double score(Ranking ranking) {
      double sum = 0;
      int found = 0;
      int foundBefore = 0;
      for (int rank = 0; rank < ranking.size(); rank++) {
        found += ranking.isPositive(rank) ? 1 : 0;
        if (!ranking.isTiedWithNext(rank)) {
          sum += (found - foundBefore) * ((double) found / (rank + 1));
          foundBefore = found;
        }
      }
      return sum / ranking.positives();
    }
  };

  private final String words;

  AveragePrecision(String words) {
    this.words = words;
  }

  abstract double score(Ranking ranking);

  /** What a table calls it. */
  public String words() {
    return words;
  }

  /**
   * The average precision.
   *
   * @throws IllegalArgumentException if nothing in the ranking is positive
   */
  public final double of(Ranking ranking) {
    if (ranking.positives() == 0) {
      throw new IllegalArgumentException("average precision needs at least one positive");
    }
    return score(ranking);
  }

  private static double[] precisions(Ranking ranking) {
    double[] precision = new double[ranking.size()];
    int found = 0;
    for (int rank = 0; rank < precision.length; rank++) {
      found += ranking.isPositive(rank) ? 1 : 0;
      precision[rank] = (double) found / (rank + 1);
    }
    return precision;
  }
}
