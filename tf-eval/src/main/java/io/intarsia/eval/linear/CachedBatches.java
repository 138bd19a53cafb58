package io.intarsia.eval.linear;

import io.intarsia.core.random.SeededHash;
import io.intarsia.eval.features.FeatureMatrix;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Batches of features that were made once, each pass over the rows in a new order. */
final class CachedBatches implements FeatureBatches {
  private final List<FeatureMatrix> layers;
  private final int[] labels;
  private final int batch;
  private final long seed;
  private long position;
  private int[] order = new int[0];

  /**
   * Batches of some rows.
   *
   * @param layers one matrix for each layer, with the same rows
   * @param labels class of each row
   * @param seed decides the orders
   */
  CachedBatches(List<FeatureMatrix> layers, int[] labels, int batch, long seed) {
    this.layers = List.copyOf(layers);
    this.labels = labels.clone();
    this.batch = batch;
    this.seed = seed;
  }

  @Override
  public void next(Reader reader) {
    int[] rows = IntStream.range(0, batch).map(each -> nextRow()).toArray();
    try (RowTensors features = RowTensors.of(layers, rows)) {
      reader.read(features.layers(), IntStream.of(rows).map(row -> labels[row]).toArray());
    }
  }

  private int nextRow() {
    int count = layers.get(0).rows();
    int place = (int) (position % count);
    if (place == 0) {
      long epoch = SeededHash.bits(seed, position / count);
      order =
          IntStream.range(0, count)
              .boxed()
              .sorted(Comparator.comparingLong(row -> SeededHash.bits(epoch, row)))
              .mapToInt(Integer::intValue)
              .toArray();
    }
    position++;
    return order[place];
  }
}
