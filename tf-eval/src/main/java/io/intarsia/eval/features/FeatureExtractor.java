package io.intarsia.eval.features;

import io.intarsia.core.progress.Progress;
import io.intarsia.core.savedmodel.LoadedModel;
import io.intarsia.data.input.EvaluationInput;
import io.intarsia.proto.FeatureType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.tensorflow.RawTensor;
import org.tensorflow.types.TFloat32;

/** Turns pictures into the pooled features of several layers, in one forward pass. */
public final class FeatureExtractor {
  private final PooledLayers layers;
  private final int batch;

  /**
   * Extends a model's graph by the pooling of its layers.
   *
   * @param model stays the caller's to close
   * @param names layers; none takes all but the global average
   * @param side side of the pictures
   * @param batch pictures of a forward pass
   * @throws io.intarsia.core.UserException if the model has no such layer
   */
  public FeatureExtractor(LoadedModel model, List<String> names, int side, int batch) {
    List<String> chosen = names.isEmpty() ? PooledLayers.mapsOf(model) : names;
    this.layers = new PooledLayers(model, chosen, side, FeatureType.SINGLE);
    this.batch = batch;
  }

  /** What the layers' features look like, in the order of the matrices. */
  public List<LayerShape> shapes() {
    return layers.shapes();
  }

  /**
   * Features of one batch, as tensors.
   *
   * @param pictures {@code [n, side, side, 3]}, RGB, 0 to 255
   * @param reader sees one {@code [n, dimensions]} for each of {@link #shapes()}, during the call
   *     only
   */
  public void forward(TFloat32 pictures, Consumer<List<TFloat32>> reader) {
    layers.forward(pictures, reader);
  }

  /** Pictures of a forward pass. */
  public int batch() {
    return batch;
  }

  /**
   * Features of all pictures.
   *
   * @return one matrix for each of {@link #shapes()}, rows in the order of the pictures
   */
  public List<FeatureMatrix> extract(EvaluationInput input, Progress.Task progress) {
    List<List<float[]>> rows = new ArrayList<>();
    shapes().forEach(shape -> rows.add(new ArrayList<>()));
    try (PictureBatches batches = PictureBatches.inOrder(input, batch)) {
      for (long done = 0; done < input.size(); done = rows.get(0).size()) {
        batches.next(
            pictures ->
                layers.extract(pictures, (layer, features) -> append(features, rows.get(layer))));
        progress.at(rows.get(0).size());
      }
    }
    return rows.stream().map(FeatureMatrix::new).toList();
  }

  private static void append(RawTensor features, List<float[]> rows) {
    int count = Math.toIntExact(features.shape().get(0));
    int dimensions = Math.toIntExact(features.shape().get(1));
    var values = features.data().asFloats();
    for (int row = 0; row < count; row++) {
      float[] copy = new float[dimensions];
      values.offset((long) row * dimensions).read(copy);
      rows.add(copy);
    }
  }
}
