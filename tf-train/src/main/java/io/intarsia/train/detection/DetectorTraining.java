package io.intarsia.train.detection;

import io.intarsia.core.checkpoint.RestoreReport;
import io.intarsia.core.config.Configs;
import io.intarsia.core.files.AtomicFiles;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.progress.Progress;
import io.intarsia.core.provenance.Provenances;
import io.intarsia.data.input.DetectionInput;
import io.intarsia.models.detection.Detector;
import io.intarsia.proto.CheckpointManifest;
import io.intarsia.proto.DetectionConfig;
import io.intarsia.proto.DetectorRecord;
import io.intarsia.proto.Provenance;
import io.intarsia.train.engine.InitialWeights;
import io.intarsia.train.engine.Trainer;
import io.intarsia.train.engine.TrainingPlan;
import io.intarsia.train.optimizer.Sgd;
import io.intarsia.train.run.ResumeCheck;
import io.intarsia.train.run.RunDirectory;
import io.intarsia.train.run.StartingPoint;
import io.intarsia.train.schedule.LearningRate;
import io.intarsia.train.schedule.RunLength;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * The training of a detector: begun in its directory, or resumed there.
 *
 * @param run where
 * @param given the config's text as the user gave it
 * @param record what the detector is, every default filled
 * @param start the backbone that it begins with
 */
public record DetectorTraining(
    RunDirectory run, String given, DetectorRecord record, StartingPoint start) {

  /** Which variables the backbone gave: below the run's directory. */
  public static final String WEIGHTS = "weights.txt";

  /** Resolves the record. */
  public DetectorTraining {
    record = Configs.resolve(record);
  }

  /** How a detector computes: on all processors, in its number format. */
  public static SessionOptions session(DetectionConfig config) {
    return SessionOptions.of(config.getPrecision());
  }

  /**
   * Trains to the end, or until it is asked to stop.
   *
   * @param dataChecksum of the data set's manifest
   * @throws io.intarsia.core.UserException if the run in the directory is another one
   */
  public Trainer.Outcome train(
      DetectionInput input, String dataChecksum, Progress progress, BooleanSupplier stop)
      throws IOException {
    DetectionConfig config = record.getConfig();
    SessionOptions session = session(config);
    Provenance provenance = Provenances.ofRun(session.threads(), dataChecksum, config.getSeed());
    if (run.exists()) {
      ResumeCheck.require(run, record, provenance, false);
    } else {
      run.create(given, record, provenance);
    }
    DetectionLearning task = new DetectionLearning(input, DetectionObjective.of(record));
    return new Trainer(task, plan(input.size(), session, provenance))
        .beginningWith(InitialWeights.ofBackbone(start.state(), this::listWeights))
        .run(run, progress, stop);
  }

  /** Writes which variables the backbone gave, which were drawn, and what of it has no place. */
  private void listWeights(RestoreReport report) {
    List<String> drawn =
        report.missing().stream().filter(DetectorTraining::isOfTheNetwork).toList();
    String text =
        "taken from %s:\n%sdrawn, because it has none:\n%sunused of it:\n%s"
            .formatted(start.name(), lines(report.matched()), lines(drawn), lines(report.unused()));
    try {
      AtomicFiles.write(run.path().resolve(WEIGHTS), text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + WEIGHTS, e);
    }
  }

  /** Whether a variable is not the optimiser's. */
  private static boolean isOfTheNetwork(String name) {
    return name.startsWith(Detector.BACKBONE + "/") || name.startsWith(Detector.HEAD + "/");
  }

  private static String lines(List<String> names) {
    return names.stream().map(name -> "  " + name + "\n").collect(Collectors.joining());
  }

  private TrainingPlan plan(long pictures, SessionOptions session, Provenance provenance) {
    DetectionConfig config = record.getConfig();
    int batch = config.getBatchSize();
    long steps = RunLength.steps(config.getSchedule(), pictures, batch);
    return new TrainingPlan(
        config.getSeed(),
        batch,
        LearningRate.of(config.getSchedule(), steps, batch),
        Sgd.of(config.getSgd()),
        session,
        config.getCheckpoint(),
        record.getExecution(),
        CheckpointManifest.newBuilder().setProvenance(provenance).setDetector(record).build());
  }
}
