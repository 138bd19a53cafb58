package io.intarsia.eval.protocol;

import io.intarsia.core.UserException;
import io.intarsia.core.checkpoint.RestoreReport;
import io.intarsia.core.files.AtomicFiles;
import io.intarsia.core.files.Sha256;
import io.intarsia.core.progress.Progress;
import io.intarsia.core.savedmodel.IdentifiedModel;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.data.input.EvaluationInput;
import io.intarsia.eval.classification.Grading;
import io.intarsia.eval.classification.Gradings;
import io.intarsia.eval.features.Framing;
import io.intarsia.eval.finetune.FineTuner;
import io.intarsia.eval.metrics.Bootstrap;
import io.intarsia.proto.EvaluationConfig;
import io.intarsia.proto.EvaluationReport;
import io.intarsia.proto.FineTuneConfig;
import io.intarsia.proto.Labelling;
import io.intarsia.proto.LayerScores;
import io.intarsia.proto.SubjectKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Published backbones and their random twins, trained further as a whole. */
final class FineTuneEvaluation implements Evaluation {
  /** What the one row of a report is called: no layer is looked at alone. */
  private static final String WHOLE = "network";

  private static final String ORIGIN = "origin";

  private final EvaluationConfig config;
  private final ImportedDataset dataset;
  private final Splits splits;
  private final Grading grading;
  private final Progress progress;

  private FineTuneEvaluation(
      EvaluationConfig config, ImportedDataset dataset, Splits splits, Progress progress) {
    this.config = config;
    this.dataset = dataset;
    this.splits = splits;
    this.progress = progress;
    List<String> classes = config.getFineTune().getClassesList();
    this.grading =
        Gradings.of(
            dataset,
            splits.training(),
            splits.test(),
            classes,
            "fine_tune",
            Bootstrap.of(config.getBootstrap()));
  }

  /**
   * Prepares an evaluation.
   *
   * @param config with every default filled in
   * @throws UserException if the data set has not the splits, labels or classes asked for, or the
   *     config names layers
   */
  static Evaluation of(EvaluationConfig config, ImportedDataset dataset, Progress progress)
      throws IOException {
    if (config.getFeatures().getLayersCount() > 0) {
      throw new UserException(
          "features.layers: fine-tuning ends at the backbone's last output; leave it out");
    }
    FineTuneConfig tuning = config.getFineTune();
    Splits splits =
        Splits.read(dataset, "fine_tune", tuning.getTrainSplit(), tuning.getTestSplit());
    return new FineTuneEvaluation(config, dataset, splits, progress);
  }

  @Override
  public Optional<Framing> keptFraming() {
    return Optional.empty();
  }

  @Override
  public EvaluationReport run(IdentifiedModel model, Place place) throws IOException {
    Wording wording = new FineTuneWording(config).of(splits, grading.metric());
    EvaluationReport.Builder report = new ReportHead(config, dataset, splits).start(model, wording);
    FineTuneConfig tuning = config.getFineTune();
    FineTuner.Labels labels =
        dataset.manifest().getLabelling() == Labelling.MULTI_LABEL
            ? FineTuner.Labels.SEVERAL
            : FineTuner.Labels.ONE;
    FineTuner tuner =
        new FineTuner(tuning, views(splits.training().records()), test(), labels, grading);
    EvaluationInput statistics =
        EvaluationInput.centred(dataset, splits.training().records(), side());
    new Subjects(config.getRandomTwin(), statistics, Set.of(SubjectKind.RANDOM_TWIN))
        .score(model, report, (each, name) -> tune(tuner, each, name, place, report));
    return report.build();
  }

  private List<LayerScores> tune(
      FineTuner tuner,
      IdentifiedModel model,
      String name,
      Place place,
      EvaluationReport.Builder report)
      throws IOException {
    Path run = place.out().resolve("runs").resolve(Subjects.directoryName(name));
    requireSameOrigin(run, model);
    LayerScores scores =
        tuner.score(
            model.version(),
            run,
            found -> report.addNotes(name + ": " + words(found)),
            progress,
            name);
    return List.of(scores.toBuilder().setLayer(WHOLE).build());
  }

  private static String words(RestoreReport found) {
    return "%d variables taken from the model; new: %s; left there: %s"
        .formatted(
            found.matched().size(),
            String.join(", ", newWeights(found)),
            found.unused().isEmpty() ? "none" : String.join(", ", found.unused()));
  }

  /** Without the optimiser's state, which no model holds. */
  private static List<String> newWeights(RestoreReport found) {
    return found.missing().stream().filter(name -> !name.startsWith("optimizer/")).toList();
  }

  /** A run that was begun from another model, with another config or on other data, is no part. */
  private void requireSameOrigin(Path run, IdentifiedModel model) throws IOException {
    String origin =
        new Sha256()
            .update(model.checksum())
            .update(dataset.manifest().getChecksum())
            .update(config.getFineTune().toByteArray())
            .update(Integer.toString(side()))
            .hex();
    Path file = run.resolve(ORIGIN);
    if (Files.exists(file)) {
      if (!Files.readString(file).equals(origin)) {
        throw new UserException(
            run + " was begun from another model, config or data set; name another --out");
      }
    } else {
      Files.createDirectories(run);
      AtomicFiles.write(file, origin.getBytes(StandardCharsets.UTF_8));
    }
  }

  private EvaluationInput views(long[] records) {
    return EvaluationInput.augmented(
        dataset, records, side(), config.getFineTune().getAugmentation());
  }

  private EvaluationInput test() {
    long[] records = splits.test().records();
    return config.getFineTune().getTestViews() > 0
        ? views(records)
        : EvaluationInput.centred(dataset, records, side());
  }

  private int side() {
    return config.getFeatures().getImageSide();
  }
}
