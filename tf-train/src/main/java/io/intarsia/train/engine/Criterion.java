package io.intarsia.train.engine;

/**
 * What one state of a run is preferred to another by, on the held-out pictures.
 *
 * @param metric name of the metric, or {@code loss}
 * @param largerIsBetter whether more of it is better
 */
public record Criterion(String metric, boolean largerIsBetter) {

  /** Whether {@code value} is strictly better, so that the earliest of equals is the best. */
  public boolean isBetter(double value, double than) {
    return largerIsBetter ? value > than : value < than;
  }
}
