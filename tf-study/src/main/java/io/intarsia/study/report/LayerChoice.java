package io.intarsia.study.report;

import java.util.Optional;

/**
 * Which layer is scored: a fixed one, or the best on average, one for all points of a line, so that
 * no point profits from a choice of its own.
 *
 * @param fixed name of the layer; empty to choose
 */
record LayerChoice(String fixed) {

  /** The layer for the trials of a line. */
  Optional<String> of(Observations line, String evaluation) {
    return fixed.isEmpty() ? line.bestLayer(evaluation) : Optional.of(fixed);
  }
}
