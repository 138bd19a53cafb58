package io.intarsia.data.input;

import io.intarsia.core.UserException;
import io.intarsia.core.random.SeededHash;
import io.intarsia.proto.InputConfig;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Which records of a data set are trained on and which are held out to judge the pretext task.
 *
 * <p>The record at place {@code r} is held out where {@code r * fraction} passes a whole number:
 * evenly through the data set or its split, the same for every seed and every subset. The others
 * are trained on, or of them the {@code subset_size} (or the {@code subset_fraction}) with the
 * smallest hash of (subset_seed, record), so that a smaller subset of the same seed lies inside a
 * larger one.
 */
final class RecordSelection {
  private final long[] training;
  private final long[] heldOut;

  private RecordSelection(long[] training, long[] heldOut) {
    this.training = training;
    this.heldOut = heldOut;
  }

  /**
   * Divides records.
   *
   * @param records their numbers, rising
   * @throws UserException if nothing is left to train on, or the subset is larger than the rest
   */
  static RecordSelection of(InputConfig config, long[] records) {
    double fraction = config.getHoldoutFraction();
    long[] heldOut = at(records, place -> isHeldOut(place, fraction));
    long[] rest = at(records, place -> !isHeldOut(place, fraction));
    if (rest.length == 0) {
      throw new UserException(
          "input.holdout_fraction: %s of %d pictures leaves none to train on"
              .formatted(fraction, records.length));
    }
    return new RecordSelection(subset(rest, config), heldOut);
  }

  private static long[] at(long[] records, IntPredicate chosen) {
    return IntStream.range(0, records.length)
        .filter(chosen)
        .mapToLong(place -> records[place])
        .toArray();
  }

  private static boolean isHeldOut(long place, double fraction) {
    return Math.floor((place + 1) * fraction) > Math.floor(place * fraction);
  }

  private static long[] subset(long[] records, InputConfig config) {
    long size = size(config, records.length);
    if (size == records.length) {
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

  private static long size(InputConfig config, int records) {
    return config.getSubsetSize() > 0
        ? config.getSubsetSize()
        : Math.max(1, Math.round(config.getSubsetFraction() * records));
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
