package io.intarsia.eval.linear;

import io.intarsia.eval.features.FeatureExtractor;
import io.intarsia.eval.features.PictureBatches;
import java.util.List;
import org.tensorflow.types.TFloat32;

/** Endless batches of features to learn from. */
@FunctionalInterface
interface FeatureBatches {

  /** Takes a batch, whose tensors live during the call only. */
  @FunctionalInterface
  interface Reader {
    /**
     * Reads a batch.
     *
     * @param features {@code [batch, dimensions]}, one for each layer
     * @param labels class of each row
     */
    void read(List<TFloat32> features, int[] labels);
  }

  /** Reads the next batch. */
  void next(Reader reader);

  /** New views each time, through the backbone. */
  static FeatureBatches forward(FeatureExtractor backbone, PictureBatches pictures) {
    return reader ->
        pictures.nextLabelled(
            (views, labels) -> backbone.forward(views, features -> reader.read(features, labels)));
  }
}
