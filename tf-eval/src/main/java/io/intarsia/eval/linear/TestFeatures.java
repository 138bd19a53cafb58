package io.intarsia.eval.linear;

import io.intarsia.core.progress.Progress;
import io.intarsia.data.input.EvaluationInput;
import io.intarsia.eval.features.FeatureExtractor;
import io.intarsia.eval.features.FeatureMatrix;
import io.intarsia.eval.features.PictureBatches;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.types.TFloat32;

/** Features of the test pictures, each once, in order. */
interface TestFeatures {

  /** Takes a batch, whose tensors live during the call only. */
  @FunctionalInterface
  interface Reader {
    /**
     * Reads a batch.
     *
     * @param first place of its first picture
     * @param features {@code [n, dimensions]}, one for each layer
     */
    void read(int first, List<TFloat32> features);
  }

  /** Number of pictures. */
  int size();

  /** Reads all of them. */
  void read(Reader reader, Progress.Task progress);

  /** Through the backbone. */
  static TestFeatures forward(FeatureExtractor backbone, EvaluationInput pictures) {
    return new TestFeatures() {
      @Override
      public int size() {
        return Math.toIntExact(pictures.size());
      }

      @Override
      public void read(Reader reader, Progress.Task progress) {
        try (PictureBatches batches = PictureBatches.inOrder(pictures, backbone.batch())) {
          for (int done = 0; done < size(); done += backbone.batch()) {
            int first = done;
            batches.next(each -> backbone.forward(each, features -> reader.read(first, features)));
            progress.at(Math.min(size(), done + backbone.batch()));
          }
        }
      }
    };
  }

  /**
   * That were made before.
   *
   * @param layers one matrix for each layer, with the same rows
   * @param batch rows of a batch
   */
  static TestFeatures of(List<FeatureMatrix> layers, int batch) {
    return new TestFeatures() {
      @Override
      public int size() {
        return layers.get(0).rows();
      }

      @Override
      public void read(Reader reader, Progress.Task progress) {
        for (int first = 0; first < size(); first += batch) {
          int end = Math.min(size(), first + batch);
          try (RowTensors rows = RowTensors.of(layers, IntStream.range(first, end).toArray())) {
            reader.read(first, rows.layers());
          }
          progress.at(end);
        }
      }
    };
  }
}
