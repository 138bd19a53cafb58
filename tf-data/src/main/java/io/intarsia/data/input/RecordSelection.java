package io.intarsia.data.input;

import io.intarsia.core.UserException;
import io.intarsia.core.random.SeededHash;
import io.intarsia.proto.InputConfig;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Which records of a data set are trained on and which are held out to judge the pretext task.
 *
 * <p>Record {@code r} is held out where {@code r * fraction} passes a whole number: evenly through
 * the data set, the same for every seed and every subset. The others are trained on, or of them the
 * {@code subset_size} with the smallest hash of (subset_seed, record), so that a smaller subset of
 * the same seed lies inside a larger one.
 */
final class RecordSelection {
  private final long[] training;
  private final long[] heldOut;

  private RecordSelection(long[] training, long[] heldOut) {
    this.training = training;
    this.heldOut = heldOut;
  }

  /**
   * Divides the records 0 .. records-1.
   *
   * @throws UserException if nothing is left to train on, or the subset is larger than the rest
   */
  static RecordSelection of(InputConfig config, long records) {
    double fraction = config.getHoldoutFraction();
    long[] heldOut =
        LongStream.range(0, records).filter(record -> isHeldOut(record, fraction)).toArray();
    long[] rest =
        LongStream.range(0, records).filter(record -> !isHeldOut(record, fraction)).toArray();
    if (rest.length == 0) {
      throw new UserException(
          "input.holdout_fraction: %s of %d pictures leaves none to train on"
              .formatted(fraction, records));
    }
    return new RecordSelection(subset(rest, config), heldOut);
  }

  private static boolean isHeldOut(long record, double fraction) {
    return Math.floor((record + 1) * fraction) > Math.floor(record * fraction);
  }

  private static long[] subset(long[] records, InputConfig config) {
    long size = config.getSubsetSize();
    if (size == 0) {
      return records;
    }
    if (size > records.length) {
      throw new UserException(
          "input.subset_size: %d pictures asked for, the data set has %d to train on"
              .formatted(size, records.length));
    }
    long[] hashes =
        Arrays.stream(records)
            .map(record -> SeededHash.bits(config.getSubsetSeed(), record))
            .toArray();
    return IntStream.range(0, records.length)
        .boxed()
        .sorted(Comparator.comparingLong(i -> hashes[i]))
        .limit(size)
        .mapToLong(i -> records[i])
        .sorted()
        .toArray();
  }

  /** Record numbers to train on, rising; a copy. */
  long[] training() {
    return training.clone();
  }

  /** Record numbers held out, rising; a copy. */
  long[] heldOut() {
    return heldOut.clone();
  }
}
