package io.intarsia.eval.protocol;

import io.intarsia.core.UserException;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.progress.Progress;
import io.intarsia.core.savedmodel.LoadedModel;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.data.input.EvaluationInput;
import io.intarsia.eval.classification.Grading;
import io.intarsia.eval.classification.Gradings;
import io.intarsia.eval.classification.LabelledSplit;
import io.intarsia.eval.features.FeatureExtractor;
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
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Linear classifiers on all layers of a published backbone and of its random twins. */
final class LinearProbeEvaluation implements Evaluation {
  private final EvaluationConfig config;
  private final ImportedDataset dataset;
  private final Splits splits;
  private final Grading grading;
  private final Progress progress;

  private LinearProbeEvaluation(
      EvaluationConfig config, ImportedDataset dataset, Splits splits, Progress progress) {
    this.config = config;
    this.dataset = dataset;
    this.splits = splits;
    this.progress = progress;
    this.grading =
        Gradings.of(
            dataset,
            splits.training(),
            splits.test(),
            List.of(),
            "linear_probe",
            Bootstrap.of(config.getBootstrap()));
  }

  /**
   * Prepares an evaluation.
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
    return new LinearProbeEvaluation(config, dataset, splits, progress);
  }

  @Override
  public EvaluationReport run(Path model, Place place) throws IOException {
    Wording wording = new LinearProbeWording(config).of(splits, grading.metric());
    EvaluationReport.Builder report = new ReportHead(config, dataset, splits).start(model, wording);
    LinearProbe probe =
        new LinearProbe(
            config.getLinearProbe(),
            views(),
            splits.training().labels(),
            centred(splits.test()),
            grading);
    EvaluationInput statistics = centred(splits.training());
    new Subjects(config.getRandomTwin(), statistics, Set.of(SubjectKind.RANDOM_TWIN))
        .score(model, report, (version, name) -> score(probe, version, name));
    return report.build();
  }

  private List<LayerScores> score(LinearProbe probe, Path version, String name) throws IOException {
    FeatureConfig features = config.getFeatures();
    try (LoadedModel model = LoadedModel.load(version, SessionOptions.defaults())) {
      FeatureExtractor backbone =
          new FeatureExtractor(
              model, features.getLayersList(), features.getImageSide(), features.getBatchSize());
      return probe.score(backbone, name, progress);
    }
  }

  private EvaluationInput views() {
    LinearProbeConfig probe = config.getLinearProbe();
    return probe.hasCached()
        ? centred(splits.training())
        : EvaluationInput.augmented(
            dataset,
            splits.training().records(),
            config.getFeatures().getImageSide(),
            probe.getAugmented());
  }

  private EvaluationInput centred(LabelledSplit split) {
    return EvaluationInput.centred(dataset, split.records(), config.getFeatures().getImageSide());
  }
}
