package io.intarsia.eval.features;

import com.google.errorprone.annotations.MustBeClosed;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.progress.Progress;
import io.intarsia.core.savedmodel.LoadedModel;
import io.intarsia.data.input.EvaluationInput;
import io.intarsia.proto.FeatureConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Features made when they are asked for, and kept in memory. */
final class ComputedFeatures implements FeatureSource {
  private final LoadedModel model;
  private final FeatureExtractor extractor;

  @MustBeClosed
  @SuppressWarnings("MustBeClosedChecker") // the model is closed with this object
  ComputedFeatures(Path version, FeatureConfig config) throws IOException {
    this.model = LoadedModel.loadFrozen(version, SessionOptions.of(config.getPrecision()));
    try {
      this.extractor =
          new FeatureExtractor(
              model, config.getLayersList(), config.getImageSide(), config.getBatchSize());
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
  }

  @Override
  public List<LayerShape> shapes() {
    return extractor.shapes();
  }

  @Override
  public List<FeatureMatrix> of(EvaluationInput pictures, Progress.Task progress) {
    return extractor.extract(pictures, progress);
  }

  @Override
  public void close() {
    model.close();
  }
}
