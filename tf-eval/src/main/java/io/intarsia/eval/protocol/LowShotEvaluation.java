package io.intarsia.eval.protocol;

import io.intarsia.core.UserException;
import io.intarsia.core.progress.Progress;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.data.input.EvaluationInput;
import io.intarsia.eval.classification.LabelledSplit;
import io.intarsia.eval.features.FeatureStage;
import io.intarsia.eval.lowshot.Draws;
import io.intarsia.eval.lowshot.LowShotProtocol;
import io.intarsia.eval.lowshot.LowShotScorer;
import io.intarsia.eval.lowshot.ShotSources;
import io.intarsia.proto.EvaluationConfig;
import io.intarsia.proto.EvaluationReport;
import io.intarsia.proto.Labelling;
import io.intarsia.proto.LowShotConfig;
import io.intarsia.proto.SubjectKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Linear SVMs on few images of each class, for a published backbone and its random twins. */
public final class LowShotEvaluation {
  private final EvaluationConfig config;
  private final ImportedDataset dataset;
  private final LabelledSplit training;
  private final LabelledSplit test;
  private final LowShotProtocol protocol;
  private final List<Integer> classes;
  private final Draws draws;
  private final Progress progress;

  /**
   * Prepares an evaluation and draws its samples.
   *
   * @param config with every default filled in
   * @throws UserException if the data set has not the splits, labels or classes asked for, or too
   *     few images for every k
   */
  public LowShotEvaluation(EvaluationConfig config, ImportedDataset dataset, Progress progress)
      throws IOException {
    this.config = config;
    this.dataset = dataset;
    this.progress = progress;
    LowShotConfig lowShot = config.getLowShot();
    SplitChoice splits = new SplitChoice(dataset, "low_shot");
    this.training = LabelledSplit.read(dataset, splits.training(lowShot.getTrainSplit()));
    this.test = LabelledSplit.read(dataset, splits.test(lowShot.getTestSplit()));
    this.protocol = LowShotProtocol.of(lowShot);
    this.classes = ShotSources.classes(dataset.manifest(), lowShot);
    this.draws =
        Draws.of(
            ShotSources.of(dataset, lowShot, training, classes), protocol.k(), protocol.samples());
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
    LowShotScorer scorer = new LowShotScorer(protocol, draws, testLabels());
    Wording wording =
        new LowShotWording(config, dataset.manifest(), protocol, draws)
            .of(classes.size(), training, test);
    EvaluationReport.Builder report =
        new ReportHead(config, dataset, training, test).start(model, wording);
    long[] records = training.records();
    FeatureJudge judge =
        new FeatureJudge(
            new FeatureStage(dataset, config.getFeatures(), progress),
            features,
            pictures(draws.rows().stream().mapToLong(row -> records[row]).toArray()),
            pictures(test.records()),
            scorer::score,
            progress);
    new Subjects(config.getRandomTwin(), pictures(records), Set.of(SubjectKind.RANDOM_TWIN))
        .score(model, report, judge);
    return report.build();
  }

  private List<int[]> testLabels() {
    List<int[]> labels = classes.stream().map(this::testLabels).toList();
    for (int i = 0; i < labels.size(); i++) {
      if (Arrays.stream(labels.get(i)).noneMatch(label -> label == 1)) {
        throw new UserException(
            "low_shot.classes: no image of split '%s' shows '%s'"
                .formatted(test.name(), dataset.manifest().getClasses(classes.get(i))));
      }
    }
    return labels;
  }

  private int[] testLabels(int label) {
    return dataset.manifest().getLabelling() == Labelling.MULTI_LABEL
        ? test.presence(label)
        : Arrays.stream(test.labels()).map(each -> each == label ? 1 : 0).toArray();
  }

  private EvaluationInput pictures(long[] records) {
    return new EvaluationInput(dataset, records, config.getFeatures().getImageSide());
  }
}
