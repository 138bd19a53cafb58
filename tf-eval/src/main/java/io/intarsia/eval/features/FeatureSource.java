package io.intarsia.eval.features;

import io.intarsia.core.progress.Progress;
import io.intarsia.data.input.EvaluationInput;
import java.util.List;

/** Where an evaluation has the features of one backbone from. */
public interface FeatureSource extends AutoCloseable {

  /** What the layers' features look like, in the order of the matrices. */
  List<LayerShape> shapes();

  /**
   * Features of pictures.
   *
   * @return one matrix for each of {@link #shapes()}, rows in the order of the pictures
   */
  List<FeatureMatrix> of(EvaluationInput pictures, Progress.Task progress);

  @Override
  void close();
}
