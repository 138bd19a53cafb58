package io.intarsia.eval.protocol;

import io.intarsia.core.UserException;
import io.intarsia.core.progress.Progress;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.proto.EvaluationConfig;
import java.io.IOException;

/** Every evaluation, by what its config asks for. */
public final class Evaluations {
  private Evaluations() {}

  /**
   * Prepares the evaluation that a config asks for; a new one adds its line.
   *
   * @param config with every default filled in
   * @throws UserException if it asks for none, or the data set has not what it needs
   */
  public static Evaluation of(EvaluationConfig config, ImportedDataset dataset, Progress progress)
      throws IOException {
    return switch (config.getKindCase()) {
      case LINEAR_SVM -> SvmEvaluation.of(config, dataset, progress);
      case LOW_SHOT -> LowShotEvaluation.of(config, dataset, progress);
      case KNN -> KnnEvaluation.of(config, dataset, progress);
      case LINEAR_PROBE -> LinearProbeEvaluation.of(config, dataset, progress);
      case FINE_TUNE -> FineTuneEvaluation.of(config, dataset, progress);
      case BOXES ->
          throw new UserException(
              "boxes are of a detector, not of a backbone: use evaluate detections");
      case KIND_NOT_SET ->
          throw new UserException(
              "no evaluation is chosen; known: linear_svm, low_shot, knn, linear_probe, fine_tune");
    };
  }
}
