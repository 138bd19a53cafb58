package io.intarsia.eval.protocol;

import io.intarsia.core.UserException;
import io.intarsia.core.progress.Progress;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.data.input.EvaluationInput;
import io.intarsia.eval.classification.LabelledSplit;
import io.intarsia.eval.classification.LayerScorer;
import io.intarsia.eval.classification.LayerScorers;
import io.intarsia.eval.features.FeatureStage;
import io.intarsia.eval.svm.NormalizedFeatures;
import io.intarsia.proto.EvaluationConfig;
import io.intarsia.proto.EvaluationReport;
import io.intarsia.proto.LinearSvmConfig;
import io.intarsia.proto.SubjectKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Linear SVMs on every layer of a published backbone and of its random twins, under one protocol.
 */
public final class SvmEvaluation {
  private static final Set<SubjectKind> TWINS =
      Set.of(SubjectKind.RANDOM_TWIN, SubjectKind.RANDOM_TWIN_INITIAL_STATISTICS);

  private final EvaluationConfig config;
  private final ImportedDataset dataset;
  private final LabelledSplit training;
  private final LabelledSplit test;
  private final LayerScorer scorer;
  private final Progress progress;

  /**
   * Prepares an evaluation.
   *
   * @param config with every default filled in
   * @throws UserException if the data set has not the splits, labels or classes asked for
   */
  public SvmEvaluation(EvaluationConfig config, ImportedDataset dataset, Progress progress)
      throws IOException {
    this.config = config;
    this.dataset = dataset;
    this.progress = progress;
    LinearSvmConfig svm = config.getLinearSvm();
    SplitChoice splits = new SplitChoice(dataset, "linear_svm");
    this.training = LabelledSplit.read(dataset, splits.training(svm.getTrainSplit()));
    this.test = LabelledSplit.read(dataset, splits.test(svm.getTestSplit()));
    this.scorer = LayerScorers.of(dataset, svm, training, test);
  }

  /**
   * Scores a model and its twins, with features made for this once.
   *
   * @param model directory of one version
   * @throws UserException if it is no model, or not one that a twin can be made of
   */
  public EvaluationReport run(Path model) throws IOException {
    return run(model, Optional.empty());
  }

  /**
   * Scores a model and its twins.
   *
   * @param model directory of one version
   * @param features directory that features are found in and added to
   * @throws UserException if it is no model, or not one that a twin can be made of, or if the
   *     directory holds features of another origin
   */
  public EvaluationReport run(Path model, Optional<Path> features) throws IOException {
    Wording wording =
        SvmWording.of(config, dataset.manifest().getLabelling(), training, test, scorer.metric());
    EvaluationReport.Builder report =
        new ReportHead(config, dataset, training, test).start(model, wording);
    FeatureJudge judge =
        new FeatureJudge(
            new FeatureStage(dataset, config.getFeatures(), progress),
            features,
            pictures(training),
            pictures(test),
            (ofTraining, ofTest) ->
                scorer.score(new NormalizedFeatures(ofTraining), new NormalizedFeatures(ofTest)),
            progress);
    new Subjects(config.getRandomTwin(), pictures(training), TWINS).score(model, report, judge);
    return report.build();
  }

  private EvaluationInput pictures(LabelledSplit split) {
    return new EvaluationInput(dataset, split.records(), config.getFeatures().getImageSide());
  }
}
