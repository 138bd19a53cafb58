package io.intarsia.eval.protocol;

import io.intarsia.core.files.AtomicFiles;
import io.intarsia.core.savedmodel.IdentifiedModel;
import io.intarsia.data.input.EvaluationInput;
import io.intarsia.eval.twin.RandomTwin;
import io.intarsia.proto.EvaluationReport;
import io.intarsia.proto.LayerScores;
import io.intarsia.proto.RandomTwinConfig;
import io.intarsia.proto.Scored;
import io.intarsia.proto.SubjectKind;
import io.intarsia.proto.SubjectScores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Scores a model and its random twins, one after another. */
final class Subjects {
  /** What the model is called beside its twins. */
  static final String TRAINED = "trained";

  private final RandomTwinConfig config;
  private final EvaluationInput training;
  private final Set<SubjectKind> kinds;

  /** A subject's name as a directory's. */
  static String directoryName(String name) {
    return name.replaceAll("[^A-Za-z0-9]+", "-");
  }

  /** Scores one backbone. */
  @FunctionalInterface
  interface Judge {
    /**
     * Scores all layers.
     *
     * @param backbone a version
     * @param name what it is called in progress
     */
    List<LayerScores> score(IdentifiedModel backbone, String name) throws IOException;
  }

  /**
   * Subjects of an evaluation.
   *
   * @param training pictures that the twins' statistics are averaged over
   * @param kinds which twins stand beside the model
   */
  Subjects(RandomTwinConfig config, EvaluationInput training, Set<SubjectKind> kinds) {
    this.config = config;
    this.training = training;
    this.kinds = config.getScored() == Scored.MODEL_ALONE ? Set.of() : Set.copyOf(kinds);
  }

  /**
   * Appends the scores of all subjects.
   *
   * @throws UserException if the model is not one that a twin can be made of
   */
  void score(IdentifiedModel model, EvaluationReport.Builder report, Judge judge)
      throws IOException {
    if (kinds.isEmpty()) {
      report.addSubjects(subject(SubjectKind.TRAINED, TRAINED, model, judge));
      return;
    }
    RandomTwin twin = new RandomTwin(RandomModel.experimentOf(model.directory()), config);
    if (config.getScored() != Scored.TWINS_ALONE) {
      report.addSubjects(subject(SubjectKind.TRAINED, TRAINED, model, judge));
    }
    Path scratch = Files.createTempDirectory("intarsia-twin");
    try {
      for (long seed : twin.seeds()) {
        addTwins(report, twin, seed, scratch.resolve(Long.toString(seed)), judge);
      }
    } finally {
      AtomicFiles.deleteTree(scratch);
    }
  }

  private void addTwins(
      EvaluationReport.Builder report, RandomTwin twin, long seed, Path scratch, Judge judge)
      throws IOException {
    String name = "random, seed " + seed;
    if (kinds.contains(SubjectKind.RANDOM_TWIN)) {
      Path averaged = scratch.resolve("averaged");
      twin.write(averaged, seed, training);
      report.addSubjects(
          subject(SubjectKind.RANDOM_TWIN, name, IdentifiedModel.read(averaged), judge)
              .setSeed(seed));
    }
    if (config.getScored() != Scored.TWINS_ALONE
        && kinds.contains(SubjectKind.RANDOM_TWIN_INITIAL_STATISTICS)) {
      Path initial = scratch.resolve("initial");
      twin.writeInitial(initial, seed);
      report.addSubjects(
          subject(
                  SubjectKind.RANDOM_TWIN_INITIAL_STATISTICS,
                  name + ", initial statistics",
                  IdentifiedModel.read(initial),
                  judge)
              .setSeed(seed));
    }
  }

  private static SubjectScores.Builder subject(
      SubjectKind kind, String name, IdentifiedModel backbone, Judge judge) throws IOException {
    return SubjectScores.newBuilder()
        .setSubject(name)
        .setKind(kind)
        .addAllLayers(judge.score(backbone, name));
  }
}
