package io.intarsia.eval.protocol;

import io.intarsia.core.UserException;
import io.intarsia.core.files.AtomicFiles;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.progress.Progress;
import io.intarsia.core.savedmodel.LoadedModel;
import io.intarsia.core.savedmodel.SavedModelDirectory;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.data.input.EvaluationInput;
import io.intarsia.eval.classification.LabelledSplit;
import io.intarsia.eval.classification.LayerScorer;
import io.intarsia.eval.classification.LayerScorers;
import io.intarsia.eval.features.FeatureExtractor;
import io.intarsia.eval.features.FeatureMatrix;
import io.intarsia.eval.features.LayerShape;
import io.intarsia.eval.svm.NormalizedFeatures;
import io.intarsia.eval.twin.RandomTwin;
import io.intarsia.proto.EvaluationConfig;
import io.intarsia.proto.EvaluationReport;
import io.intarsia.proto.FeatureConfig;
import io.intarsia.proto.LayerScores;
import io.intarsia.proto.Provenance;
import io.intarsia.proto.SubjectKind;
import io.intarsia.proto.SubjectScores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Linear SVMs on every layer of a published backbone and of its random twins, under one protocol.
 */
public final class SvmEvaluation {
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
    this.training = LabelledSplit.read(dataset, SplitChoice.training(config, dataset));
    this.test = LabelledSplit.read(dataset, SplitChoice.test(config, dataset));
    this.scorer = LayerScorers.of(dataset, config.getLinearSvm(), training, test);
  }

  /**
   * Scores a model and its twins.
   *
   * @param model directory of one version
   * @throws UserException if it is no model, or not one that a twin can be made of
   */
  public EvaluationReport run(Path model) throws IOException {
    SavedModelDirectory directory = SavedModelDirectory.read(model);
    RandomTwin twin =
        new RandomTwin(
            directory
                .resolved()
                .orElseThrow(
                    () ->
                        new UserException(
                            model
                                + " does not hold the config it was trained with, so its random"
                                + " twin cannot be made; export the run again")),
            config.getRandomTwin());
    Provenance provenance = directory.provenance().orElse(Provenance.getDefaultInstance());
    ReportHead head = new ReportHead(config, dataset, training, test);
    EvaluationReport.Builder report =
        head.start(model, scorer.metric())
            .setProvenance(provenance)
            .addAllNotes(TaughtLabels.notes(provenance, dataset.manifest()))
            .addSubjects(score(model, SubjectKind.TRAINED, "trained"));
    Path scratch = Files.createTempDirectory("intarsia-twin");
    try {
      for (long seed : twin.seeds()) {
        addTwins(report, twin, seed, scratch.resolve(Long.toString(seed)));
      }
    } finally {
      AtomicFiles.deleteTree(scratch);
    }
    return report.build();
  }

  private void addTwins(EvaluationReport.Builder report, RandomTwin twin, long seed, Path scratch)
      throws IOException {
    String name = "random, seed " + seed;
    Path averaged = scratch.resolve("averaged");
    twin.write(averaged, seed, pictures(training));
    report.addSubjects(score(averaged, SubjectKind.RANDOM_TWIN, name).toBuilder().setSeed(seed));
    Path initial = scratch.resolve("initial");
    twin.writeInitial(initial, seed);
    report.addSubjects(
        score(initial, SubjectKind.RANDOM_TWIN_INITIAL_STATISTICS, name + ", initial statistics")
            .toBuilder()
            .setSeed(seed));
  }

  private EvaluationInput pictures(LabelledSplit split) {
    return new EvaluationInput(dataset, split.records(), config.getFeatures().getImageSide());
  }

  private SubjectScores score(Path version, SubjectKind kind, String name) throws IOException {
    FeatureConfig features = config.getFeatures();
    SubjectScores.Builder scores = SubjectScores.newBuilder().setSubject(name).setKind(kind);
    try (LoadedModel model = LoadedModel.load(version, SessionOptions.defaults())) {
      FeatureExtractor extractor =
          new FeatureExtractor(
              model, features.getLayersList(), features.getImageSide(), features.getBatchSize());
      List<FeatureMatrix> ofTraining = extract(extractor, training, name);
      List<FeatureMatrix> ofTest = extract(extractor, test, name);
      List<LayerShape> shapes = extractor.shapes();
      try (Progress.Task task = progress.start(name + ": machines", shapes.size(), "layers")) {
        for (int i = 0; i < shapes.size(); i++) {
          scores.addLayers(score(shapes.get(i), ofTraining.get(i), ofTest.get(i)));
          task.at(i + 1L);
        }
      }
    }
    return scores.build();
  }

  private List<FeatureMatrix> extract(
      FeatureExtractor extractor, LabelledSplit split, String name) {
    String label = name + ": " + split.name();
    try (Progress.Task task = progress.start(label, split.size(), "images")) {
      return extractor.extract(pictures(split), task);
    }
  }

  private LayerScores score(LayerShape shape, FeatureMatrix ofTraining, FeatureMatrix ofTest) {
    return scorer
        .score(new NormalizedFeatures(ofTraining), new NormalizedFeatures(ofTest))
        .toBuilder()
        .setLayer(shape.layer())
        .setGrid(shape.grid())
        .setDimensions(shape.dimensions())
        .build();
  }
}
