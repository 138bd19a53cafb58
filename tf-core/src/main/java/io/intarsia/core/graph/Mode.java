package io.intarsia.core.graph;

/** What a network is built for. */
public enum Mode {
  /** Batch statistics normalise and move the running ones; dropout drops. */
  TRAINING,
  /**
   * Batch statistics normalise and are averaged into the running ones with the fed {@link
   * Variables#averagingRate()}; nothing drops. Gives a network that was never trained the
   * statistics of its data.
   */
  CALIBRATION,
  /** Running statistics normalise; nothing drops, nothing moves. */
  INFERENCE
}
