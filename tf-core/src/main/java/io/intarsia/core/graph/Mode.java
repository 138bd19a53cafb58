package io.intarsia.core.graph;

/** What a network is built for. */
public enum Mode {
  /** Batch statistics normalise and move the running ones; dropout drops. */
  TRAINING,
  /** Running statistics normalise; nothing drops, nothing moves. */
  INFERENCE
}
