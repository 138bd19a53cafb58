package io.intarsia.eval.features;

import io.intarsia.core.progress.Progress;
import io.intarsia.data.input.EvaluationInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Features of some layers of a directory, read as they are needed. */
final class StoredFeatures implements FeatureSource {
  private final FeatureDirectory directory;
  private final List<LayerShape> shapes;

  StoredFeatures(FeatureDirectory directory, List<LayerShape> shapes) {
    this.directory = directory;
    this.shapes = List.copyOf(shapes);
  }

  @Override
  public List<LayerShape> shapes() {
    return shapes;
  }

  @Override
  public List<FeatureMatrix> of(EvaluationInput pictures, Progress.Task progress) {
    long[] records = pictures.records();
    progress.at(records.length);
    return shapes.stream().map(shape -> matrix(shape, records)).toList();
  }

  private FeatureMatrix matrix(LayerShape shape, long[] records) {
    try {
      return directory.matrix(shape.layer(), records);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    // What is mapped goes with the matrices.
  }
}
