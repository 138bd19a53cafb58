package io.intarsia.eval.suite;

import com.google.protobuf.TextFormat;
import io.intarsia.core.UserException;
import io.intarsia.core.progress.Progress;
import io.intarsia.core.savedmodel.IdentifiedModel;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.eval.features.Framing;
import io.intarsia.eval.protocol.Evaluation;
import io.intarsia.eval.protocol.Evaluations;
import io.intarsia.eval.report.ReportFiles;
import io.intarsia.proto.EvaluationConfig;
import io.intarsia.proto.EvaluationReport;
import io.intarsia.proto.FeatureConfig;
import io.intarsia.proto.Precision;
import io.intarsia.proto.Scored;
import io.intarsia.proto.SubjectKind;
import io.intarsia.proto.SuiteConfig;
import io.intarsia.proto.SuiteModel;
import io.intarsia.proto.SuiteReport;
import io.intarsia.proto.SuiteResult;
import io.intarsia.proto.SuiteScore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Runs every evaluation on every model. Each has its own directory and report; what is there
 * already, made by the same config from the same model and pictures, is not made again. Evaluations
 * of the same pictures share a model's features.
 */
public final class Suite {
  private final SuiteConfig config;
  private final List<Item> items;
  private final SuiteModels models;
  private final Path out;
  private final Progress progress;

  /**
   * One evaluation.
   *
   * @param config with every default filled in
   * @param data name of the data set in the suite
   * @param dataset the data set
   * @param randomSeeds seeds of random networks that are scored, from the first on; 0 for all
   */
  public record Item(
      EvaluationConfig config, String data, ImportedDataset dataset, int randomSeeds) {
    /** Scores every model alone: in a suite a random network is a model of its own. */
    public Item {
      EvaluationConfig.Builder alone = config.toBuilder();
      alone.getRandomTwinBuilder().setScored(Scored.MODEL_ALONE);
      config = alone.build();
    }

    String name() {
      return config.getName();
    }
  }

  /**
   * Prepares a suite.
   *
   * @param config with every default filled in
   * @param items the evaluations, in the config's order
   * @throws UserException if a name is missing or is there twice
   */
  public Suite(
      SuiteConfig config, List<Item> items, SuiteModels models, Path out, Progress progress) {
    this.config = config;
    this.items = List.copyOf(items);
    this.models = models;
    this.out = out;
    this.progress = progress;
    requireNames(config.getModelsList().stream().map(SuiteModel::getName).toList(), "models.name");
    requireNames(items.stream().map(Item::name).toList(), "the name of an evaluation's config");
  }

  private static void requireNames(List<String> names, String field) {
    if (names.isEmpty()) {
      throw new UserException(field + ": the suite has none");
    }
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
        throw new UserException(
            "%s: '%s' cannot name a directory; letters, digits, '.', '_' and '-' can"
                .formatted(field, name));
      }
      if (!seen.add(name)) {
        throw new UserException("%s: '%s' is there twice".formatted(field, name));
      }
    }
  }

  /**
   * Runs what is not there yet.
   *
   * @throws UserException if a model is none, or a data set has not what an evaluation needs
   */
  public SuiteReport run() throws IOException {
    SuiteReport.Builder suite = SuiteReport.newBuilder().setFormat(1).setName(config.getName());
    for (Item item : items) {
      Evaluation evaluation = Evaluations.of(item.config(), item.dataset(), progress);
      SuiteResult.Builder result = SuiteResult.newBuilder().setEvaluation(item.name());
      for (SuiteModel model : config.getModelsList()) {
        EvaluationReport report = score(evaluation, item, models.networks(model, item));
        result.addScores(SuiteScore.newBuilder().setModel(model.getName()).setReport(report));
      }
      suite.addResults(result);
    }
    return suite.build();
  }

  private EvaluationReport score(Evaluation evaluation, Item item, List<SuiteNetwork> networks)
      throws IOException {
    List<EvaluationReport> reports = new ArrayList<>();
    for (SuiteNetwork network : networks) {
      reports.add(score(evaluation, item, network));
    }
    return networks.get(0).seed().isPresent() ? together(networks, reports) : reports.get(0);
  }

  private EvaluationReport score(Evaluation evaluation, Item item, SuiteNetwork network)
      throws IOException {
    Path directory = out.resolve(item.name()).resolve(network.place());
    Optional<EvaluationReport> found = find(directory, item, network.model());
    if (found.isPresent()) {
      return found.get();
    }
    Optional<Path> features =
        evaluation.keptFraming().map(framing -> features(network, item, framing));
    EvaluationReport report =
        evaluation.run(network.model(), new Evaluation.Place(directory, features));
    ReportFiles.write(report, directory);
    return report;
  }

  /** One report of several random networks: the first one's, with every network's scores. */
  private static EvaluationReport together(
      List<SuiteNetwork> networks, List<EvaluationReport> reports) {
    EvaluationReport.Builder all = reports.get(0).toBuilder().clearSubjects();
    for (int i = 0; i < reports.size(); i++) {
      long seed = networks.get(i).seed().orElseThrow();
      all.addSubjects(
          reports.get(i).getSubjects(0).toBuilder()
              .setSubject("random, seed " + seed)
              .setKind(SubjectKind.RANDOM_TWIN)
              .setSeed(seed));
    }
    return all.build();
  }

  /** Where a network's features of an evaluation's pictures are kept for the next. */
  private Path features(SuiteNetwork network, Item item, Framing framing) {
    FeatureConfig config = item.config().getFeatures();
    String pictures = "%s-%d".formatted(item.data(), config.getImageSide());
    String framed = framing == Framing.CENTRED ? pictures + "-centred" : pictures;
    return out.resolve("features")
        .resolve(network.place())
        .resolve(config.getPrecision() == Precision.BFLOAT16 ? framed + "-bfloat16" : framed);
  }

  /** A report that another version wrote may have fields that this one does not know. */
  private static EvaluationReport read(Path file) throws IOException {
    EvaluationReport.Builder report = EvaluationReport.newBuilder();
    TextFormat.Parser.newBuilder()
        .setAllowUnknownFields(true)
        .build()
        .merge(Files.readString(file), report);
    return report.build();
  }

  private static Optional<EvaluationReport> find(Path directory, Item item, IdentifiedModel model)
      throws IOException {
    Path file = directory.resolve(ReportFiles.TEXT);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    EvaluationReport found = read(file);
    boolean same =
        found.getResolved().equals(item.config())
            && found.getDataChecksum().equals(item.dataset().manifest().getChecksum())
            && found.getModelChecksum().equals(model.checksum());
    return same ? Optional.of(found) : Optional.empty();
  }
}
