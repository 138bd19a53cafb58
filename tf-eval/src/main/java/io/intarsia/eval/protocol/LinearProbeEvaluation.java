package io.intarsia.eval.protocol;

import io.intarsia.core.UserException;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.progress.Progress;
import io.intarsia.core.savedmodel.IdentifiedModel;
import io.intarsia.core.savedmodel.LoadedModel;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.data.input.EvaluationInput;
import io.intarsia.eval.classification.Grading;
import io.intarsia.eval.classification.Gradings;
import io.intarsia.eval.features.FeatureExtractor;
import io.intarsia.eval.features.Framing;
import io.intarsia.eval.linear.LinearProbe;
import io.intarsia.eval.metrics.Bootstrap;
import io.intarsia.proto.EvaluationConfig;
import io.intarsia.proto.EvaluationReport;
import io.intarsia.proto.FeatureConfig;
import io.intarsia.proto.Labelling;
import io.intarsia.proto.LayerScores;
import io.intarsia.proto.LinearProbeConfig;
import io.intarsia.proto.SubjectKind;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Linear classifiers on all layers of a published backbone and of its random twins, trained on a
 * new view of each image in every pass.
 */
final class LinearProbeEvaluation implements Evaluation {
  private static final Set<SubjectKind> TWINS = Set.of(SubjectKind.RANDOM_TWIN);

  private final EvaluationConfig config;
  private final ImportedDataset dataset;
  private final Splits splits;
  private final Wording wording;
  private final LinearProbe probe;
  private final Progress progress;

  private LinearProbeEvaluation(
      EvaluationConfig config,
      ImportedDataset dataset,
      Splits splits,
      Wording wording,
      LinearProbe probe,
      Progress progress) {
    this.config = config;
    this.dataset = dataset;
    this.splits = splits;
    this.wording = wording;
    this.probe = probe;
    this.progress = progress;
  }

  /**
   * Prepares an evaluation; where views are cached, one that takes features.
   *
   * @param config with every default filled in
   * @throws UserException if the data set has not the splits asked for, or not one label an image
   */
  static Evaluation of(EvaluationConfig config, ImportedDataset dataset, Progress progress)
      throws IOException {
    if (dataset.manifest().getLabelling() != Labelling.SINGLE_LABEL) {
      throw new UserException(
          "%s: the linear probe needs one label an image, as class folders give it"
              .formatted(dataset.directory()));
    }
    LinearProbeConfig probe = config.getLinearProbe();
    Splits splits =
        Splits.read(dataset, "linear_probe", probe.getTrainSplit(), probe.getTestSplit());
    Grading grading =
        Gradings.of(
            dataset,
            splits.training(),
            splits.test(),
            List.of(),
            "linear_probe",
            Bootstrap.of(config.getBootstrap()));
    Wording wording = new LinearProbeWording(config).of(splits, grading.metric());
    LinearProbe learner = new LinearProbe(probe, splits.training().labels(), grading);
    if (!probe.hasCached()) {
      return new LinearProbeEvaluation(config, dataset, splits, wording, learner, progress);
    }
    int side = config.getFeatures().getImageSide();
    FeatureEvaluation.Protocol protocol =
        new FeatureEvaluation.Protocol(
            splits,
            Framing.CENTRED,
            Framing.CENTRED.pictures(dataset, splits.training().records(), side),
            wording,
            learner::score,
            TWINS);
    return new FeatureEvaluation(config, dataset, protocol, progress);
  }

  @Override
  public Optional<Framing> keptFraming() {
    return Optional.empty();
  }

  @Override
  public EvaluationReport run(IdentifiedModel model, Place place) throws IOException {
    if (place.features().isPresent()) {
      throw new UserException(
          "--features: linear_probe.augmented makes new features in every step, so kept ones are of"
              + " no use; leave it out, or set linear_probe.cached");
    }
    EvaluationReport.Builder report = new ReportHead(config, dataset, splits).start(model, wording);
    EvaluationInput statistics = centres(splits.training().records());
    new Subjects(config.getRandomTwin(), statistics, TWINS).score(model, report, this::score);
    return report.build();
  }

  private List<LayerScores> score(IdentifiedModel model, String name) throws IOException {
    FeatureConfig features = config.getFeatures();
    EvaluationInput views =
        EvaluationInput.augmented(
            dataset,
            splits.training().records(),
            features.getImageSide(),
            config.getLinearProbe().getAugmented());
    try (LoadedModel loaded =
        LoadedModel.loadFrozen(model.version(), SessionOptions.of(features.getPrecision()))) {
      FeatureExtractor backbone =
          new FeatureExtractor(
              loaded, features.getLayersList(), features.getImageSide(), features.getBatchSize());
      return probe.score(backbone, views, centres(splits.test().records()), name, progress);
    }
  }

  private EvaluationInput centres(long[] records) {
    return Framing.CENTRED.pictures(dataset, records, config.getFeatures().getImageSide());
  }
}
