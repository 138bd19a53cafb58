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
  /**
   * Kernels and biases are trained; batch normalisation is a fixed scale and shift of each channel,
   * made of its running statistics and its own scale and shift, none of which moves. How detectors
   * are fine-tuned: their batches of a few pictures are too small for statistics.
   */
  FROZEN_NORMALIZATION,
  /** Running statistics normalise; nothing drops, nothing moves. */
  INFERENCE
}
