package io.intarsia.study.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * A score, or a difference of scores, of one seed: its value, and the same on resampled test
 * images.
 *
 * @param seed label of the seed
 * @param value on the test images
 * @param replicates on each resample; the same resamples for every sample that it is combined with
 */
public record Sample(String seed, double value, List<Double> replicates) {
  /** Copies the list. */
  public Sample {
    replicates = List.copyOf(replicates);
  }

  /** This less another, replicate by replicate: both are of the same images. */
  public Sample less(Sample other) {
    List<Double> differences = new ArrayList<>();
    for (int r = 0; r < Math.min(replicates.size(), other.replicates.size()); r++) {
      differences.add(replicates.get(r) - other.replicates.get(r));
    }
    return new Sample(seed, value - other.value, differences);
  }
}
