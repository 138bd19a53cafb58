package io.intarsia.eval.twin;

import io.intarsia.core.graph.SessionOptions;
import io.intarsia.data.input.EvaluationInput;
import io.intarsia.eval.features.PictureBatches;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.RandomTwinConfig;
import io.intarsia.train.publish.RandomBackbone;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.ndarray.FloatNdArray;
import org.tensorflow.ndarray.NdArrays;

/**
 * Makes the random twins of a trained backbone: SavedModels of the same graph and preprocessing
 * with the initialiser's weights.
 */
public final class RandomTwin {
  private static final List<Long> DEFAULT_SEEDS = List.of(1L, 2L, 3L);

  private final ExperimentConfig trained;
  private final RandomTwinConfig config;

  /**
   * Twins of a backbone.
   *
   * @param trained the experiment that it comes from, as its SavedModel holds it
   */
  public RandomTwin(ExperimentConfig trained, RandomTwinConfig config) {
    this.trained = trained;
    this.config = config;
  }

  /** Seeds of the twins: the config's, or 1, 2, 3. */
  public List<Long> seeds() {
    return seeds(config);
  }

  /** Seeds of a config: its own, or 1, 2, 3. */
  public static List<Long> seeds(RandomTwinConfig config) {
    return seeds(config.getSeedsList());
  }

  /** The seeds named, or 1, 2, 3. */
  public static List<Long> seeds(List<Long> named) {
    return named.isEmpty() ? DEFAULT_SEEDS : named;
  }

  /** Writes a twin as it is initialised: batch statistics of mean 0 and variance 1. */
  public void writeInitial(Path version, long seed) throws IOException {
    RandomBackbone.write(
        version, trained, seed, Collections.emptyIterator(), SessionOptions.defaults());
  }

  /**
   * Writes a twin whose batch statistics are averaged over training pictures.
   *
   * @param pictures of the training split; their labels are not looked at
   */
  public void write(Path version, long seed, EvaluationInput pictures) throws IOException {
    int batch = config.getStatisticsBatchSize();
    try (PictureBatches batches = PictureBatches.shuffled(pictures, batch, seed)) {
      Iterator<FloatNdArray> copies =
          IntStream.range(0, config.getStatisticsBatches())
              .mapToObj(each -> copyOfNext(batches))
              .iterator();
      RandomBackbone.write(version, trained, seed, copies, SessionOptions.defaults());
    }
  }

  private static FloatNdArray copyOfNext(PictureBatches batches) {
    List<FloatNdArray> copy = new ArrayList<>(1);
    batches.next(
        pictures -> {
          FloatNdArray array = NdArrays.ofFloats(pictures.shape());
          pictures.copyTo(array);
          copy.add(array);
        });
    return copy.get(0);
  }
}
