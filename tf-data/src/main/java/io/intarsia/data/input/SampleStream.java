package io.intarsia.data.input;

import io.intarsia.core.random.SeededHash;

/**
 * One sequence of samples: which record stands at which position, and what its random numbers
 * depend on.
 *
 * @param feed the records
 * @param order their order
 * @param key decides the random numbers, together with the position
 * @param length number of positions
 * @param remainder what becomes of a last batch that is not full
 */
record SampleStream(
    RecordFeed feed, SampleOrder order, long key, long length, Remainder remainder) {

  /** What becomes of a last batch that is not full. */
  enum Remainder {
    /** There is none, so a batch's length is known when the graph is built. */
    NEVER,
    /** It comes, shorter. */
    KEPT
  }

  private static final long ORDER = 0;
  private static final long TRAINING = 1;
  private static final long HELD_OUT = 2;

  /** Endless, in a new order in each epoch. */
  static SampleStream training(RecordFeed feed, long seed) {
    return new SampleStream(
        feed,
        SampleOrder.shuffled(feed.size(), SeededHash.bits(seed, ORDER)),
        SeededHash.bits(seed, TRAINING),
        Long.MAX_VALUE,
        Remainder.NEVER);
  }

  /**
   * Each record once, in the order of the data set, drawn for like those of training: the same
   * samples every time, so that what is measured on them can be compared.
   */
  static SampleStream heldOut(RecordFeed feed, long seed) {
    return new SampleStream(
        feed,
        SampleOrder.sequential(),
        SeededHash.bits(seed, HELD_OUT),
        feed.size(),
        Remainder.KEPT);
  }
}
