package io.intarsia.eval.protocol;

import io.intarsia.core.UserException;
import io.intarsia.core.progress.Progress;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.eval.classification.Grading;
import io.intarsia.eval.classification.Gradings;
import io.intarsia.eval.classification.LabelledSplit;
import io.intarsia.eval.features.Framing;
import io.intarsia.eval.knn.KnnScorer;
import io.intarsia.eval.metrics.Bootstrap;
import io.intarsia.proto.EvaluationConfig;
import io.intarsia.proto.KnnConfig;
import io.intarsia.proto.SubjectKind;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Votes of the nearest training images, for a published backbone and its random twins. */
final class KnnEvaluation {
  private KnnEvaluation() {}

  /**
   * Prepares an evaluation.
   *
   * @param config with every default filled in
   * @throws UserException if the data set has not the splits, labels or classes asked for, or fewer
   *     training images than are to vote
   */
  static Evaluation of(EvaluationConfig config, ImportedDataset dataset, Progress progress)
      throws IOException {
    KnnConfig knn = config.getKnn();
    Splits splits = Splits.read(dataset, "knn", knn.getTrainSplit(), knn.getTestSplit());
    LabelledSplit training = splits.training();
    if (knn.getK() > training.size()) {
      throw new UserException(
          "knn.k: %d neighbours among the %d images of split '%s'"
              .formatted(knn.getK(), training.size(), training.name()));
    }
    Grading grading =
        Gradings.of(
            dataset,
            training,
            splits.test(),
            knn.getClassesList(),
            "knn",
            Bootstrap.of(config.getBootstrap()));
    int side = config.getFeatures().getImageSide();
    FeatureEvaluation.Protocol protocol =
        new FeatureEvaluation.Protocol(
            splits,
            Framing.STRETCHED,
            Framing.STRETCHED.pictures(dataset, training.records(), side),
            wording(config, splits, grading.metric()),
            FeatureScorer.ofEachLayer(new KnnScorer(knn, grading)::score),
            Set.of(SubjectKind.RANDOM_TWIN));
    return new FeatureEvaluation(config, dataset, protocol, progress);
  }

  private static Wording wording(EvaluationConfig config, Splits splits, String metric) {
    String protocol =
        """
        Every image is stretched to %1$d x %1$d pixels and each layer's map is averaged over a grid. Of \
        the %2$d images of '%3$s' the %4$d nearest by the cosine of their features vote on each of the \
        %5$d images of '%6$s', with weight exp(cosine / %7$s). Nothing is trained."""
            .formatted(
                config.getFeatures().getImageSide(),
                splits.training().size(),
                splits.training().name(),
                config.getKnn().getK(),
                splits.test().size(),
                splits.test().name(),
                SvmWording.concise(config.getKnn().getTemperature()));
    return new Wording("nearest neighbours", metric, protocol, List.of());
  }
}
