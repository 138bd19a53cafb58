package io.intarsia.eval.protocol;

import io.intarsia.core.progress.Progress;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.eval.classification.LayerScorer;
import io.intarsia.eval.classification.LayerScorers;
import io.intarsia.eval.features.Framing;
import io.intarsia.eval.metrics.Bootstrap;
import io.intarsia.eval.svm.NormalizedFeatures;
import io.intarsia.proto.EvaluationConfig;
import io.intarsia.proto.LinearSvmConfig;
import io.intarsia.proto.SubjectKind;
import java.io.IOException;
import java.util.Set;

/**
 * Linear SVMs on every layer of a published backbone and of its random twins, under one protocol.
 */
final class SvmEvaluation {
  private static final Set<SubjectKind> TWINS =
      Set.of(SubjectKind.RANDOM_TWIN, SubjectKind.RANDOM_TWIN_INITIAL_STATISTICS);

  private SvmEvaluation() {}

  /**
   * Prepares an evaluation.
   *
   * @param config with every default filled in
   * @throws io.intarsia.core.UserException if the data set has not the splits, labels or classes
   *     asked for
   */
  static Evaluation of(EvaluationConfig config, ImportedDataset dataset, Progress progress)
      throws IOException {
    LinearSvmConfig svm = config.getLinearSvm();
    Splits splits = Splits.read(dataset, "linear_svm", svm.getTrainSplit(), svm.getTestSplit());
    LayerScorer scorer =
        LayerScorers.of(
            dataset, svm, splits.training(), splits.test(), Bootstrap.of(config.getBootstrap()));
    int side = config.getFeatures().getImageSide();
    FeatureEvaluation.Protocol protocol =
        new FeatureEvaluation.Protocol(
            splits,
            Framing.STRETCHED,
            Framing.STRETCHED.pictures(dataset, splits.training().records(), side),
            SvmWording.of(config, dataset.manifest().getLabelling(), splits, scorer.metric()),
            FeatureScorer.ofEachLayer(
                (examples, test) ->
                    scorer.score(new NormalizedFeatures(examples), new NormalizedFeatures(test))),
            TWINS);
    return new FeatureEvaluation(config, dataset, protocol, progress);
  }
}
