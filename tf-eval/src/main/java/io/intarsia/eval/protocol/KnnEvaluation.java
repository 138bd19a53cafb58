package io.intarsia.eval.protocol;

import io.intarsia.core.UserException;
import io.intarsia.core.progress.Progress;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.data.input.EvaluationInput;
import io.intarsia.eval.classification.Grading;
import io.intarsia.eval.classification.Gradings;
import io.intarsia.eval.classification.LabelledSplit;
import io.intarsia.eval.features.FeatureStage;
import io.intarsia.eval.knn.KnnScorer;
import io.intarsia.proto.EvaluationConfig;
import io.intarsia.proto.EvaluationReport;
import io.intarsia.proto.KnnConfig;
import io.intarsia.proto.SubjectKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Votes of the nearest training images, for a published backbone and its random twins. */
public final class KnnEvaluation {
  private final EvaluationConfig config;
  private final ImportedDataset dataset;
  private final LabelledSplit training;
  private final LabelledSplit test;
  private final Grading grading;
  private final Progress progress;

  /**
   * Prepares an evaluation.
   *
   * @param config with every default filled in
   * @throws UserException if the data set has not the splits, labels or classes asked for, or fewer
   *     training images than are to vote
   */
  public KnnEvaluation(EvaluationConfig config, ImportedDataset dataset, Progress progress)
      throws IOException {
    this.config = config;
    this.dataset = dataset;
    this.progress = progress;
    KnnConfig knn = config.getKnn();
    SplitChoice splits = new SplitChoice(dataset, "knn");
    this.training = LabelledSplit.read(dataset, splits.training(knn.getTrainSplit()));
    this.test = LabelledSplit.read(dataset, splits.test(knn.getTestSplit()));
    this.grading = Gradings.of(dataset, training, test, knn.getClassesList(), "knn");
    if (knn.getK() > training.size()) {
      throw new UserException(
          "knn.k: %d neighbours among the %d images of split '%s'"
              .formatted(knn.getK(), training.size(), training.name()));
    }
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
    EvaluationReport.Builder report =
        new ReportHead(config, dataset, training, test).start(model, wording());
    FeatureJudge judge =
        new FeatureJudge(
            new FeatureStage(dataset, config.getFeatures(), progress),
            features,
            pictures(training),
            pictures(test),
            new KnnScorer(config.getKnn(), grading)::score,
            progress);
    new Subjects(config.getRandomTwin(), pictures(training), Set.of(SubjectKind.RANDOM_TWIN))
        .score(model, report, judge);
    return report.build();
  }

  private Wording wording() {
    KnnConfig knn = config.getKnn();
    String protocol =
        """
        Every image is stretched to %1$d x %1$d pixels and each layer's map is averaged over a grid. Of         the %2$d images of '%3$s' the %4$d nearest by the cosine of their features vote on each of the         %5$d images of '%6$s', with weight exp(cosine / %7$s). Nothing is trained."""
            .formatted(
                config.getFeatures().getImageSide(),
                training.size(),
                training.name(),
                knn.getK(),
                test.size(),
                test.name(),
                SvmWording.concise(knn.getTemperature()));
    return new Wording("nearest neighbours", grading.metric(), protocol, List.of());
  }

  private EvaluationInput pictures(LabelledSplit split) {
    return new EvaluationInput(dataset, split.records(), config.getFeatures().getImageSide());
  }
}
