package io.intarsia.eval.detector;

import io.intarsia.core.UserException;
import io.intarsia.core.files.AtomicFiles;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.progress.Progress;
import io.intarsia.core.savedmodel.ModelChecksum;
import io.intarsia.core.savedmodel.ModelRepository;
import io.intarsia.core.savedmodel.SavedModelDirectory;
import io.intarsia.data.input.DetectionInput;
import io.intarsia.data.input.EvaluationInput;
import io.intarsia.eval.twin.RandomTwin;
import io.intarsia.proto.DetectionConfig;
import io.intarsia.proto.DetectorRecord;
import io.intarsia.proto.RandomTwinConfig;
import io.intarsia.train.detection.DetectorExport;
import io.intarsia.train.detection.DetectorTraining;
import io.intarsia.train.engine.Trainer;
import io.intarsia.train.run.RunDirectory;
import io.intarsia.train.run.StartingPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/**
 * A detector from its backbone to its detections, in one directory: {@code run/} is the training,
 * {@code model/detector/1} the SavedModel, {@code found/} what it finds, {@code twin/} the random
 * backbone, if it begins with one. Each part that is finished is found there by the next call.
 */
public final class DetectorRun {
  private static final String NAME = "detector";

  private final DetectionConfig config;
  private final DetectionData data;
  private final Path out;
  private final Progress progress;

  /**
   * A detector in a directory.
   *
   * @param config resolved
   */
  public DetectorRun(DetectionConfig config, DetectionData data, Path out, Progress progress) {
    this.config = config;
    this.data = data;
    this.out = out;
    this.progress = progress;
  }

  /**
   * The backbone to begin with.
   *
   * @param model a SavedModel's version or a checkpoint
   * @param twin seed of the random weights that take the place of the model's
   */
  public StartingPoint start(Path model, OptionalLong twin, String trainSplit) throws IOException {
    StartingPoint trained = StartingPoint.open(model);
    if (twin.isEmpty()) {
      return trained;
    }
    Path random = out.resolve("twin").resolve(Long.toString(twin.getAsLong()));
    if (!Files.exists(random)) {
      EvaluationInput pictures =
          EvaluationInput.centred(
              data.dataset(),
              data.dataset().records(trainSplit),
              Math.min(224, config.getPicture().getShortSide()));
      Path partial = out.resolve("twin").resolve(".partial");
      AtomicFiles.deleteTree(partial);
      new RandomTwin(trained.experiment(), RandomTwinConfig.getDefaultInstance())
          .write(partial, twin.getAsLong(), pictures);
      Files.move(partial, random);
    }
    return StartingPoint.open(random);
  }

  /**
   * Trains, from the start or on.
   *
   * @param given the config's text as the user gave it
   * @param twin seed of the random weights that the detector begins with, if it does
   */
  public Trainer.Outcome train(
      StartingPoint start, OptionalLong twin, String given, String trainSplit, BooleanSupplier stop)
      throws IOException {
    DetectorRecord.Builder record =
        DetectorRecord.newBuilder()
            .setConfig(config.toBuilder().clearExecution())
            .setBackbone(start.experiment())
            .setModel(start.name())
            .setModelChecksum(start.checksum())
            .setProposalsChecksum(data.sourceChecksum())
            .addAllClasses(data.classes())
            .setExecution(config.getExecution());
    twin.ifPresent(record::setRandomTwin);
    DetectionInput input =
        DetectionInput.read(
            data.dataset(),
            data.dataset().records(trainSplit),
            data.labels(),
            data.source(),
            start.experiment(),
            config);
    return new DetectorTraining(run(), given, record.build(), start)
        .train(input, data.dataset().manifest().getChecksum(), progress, stop);
  }

  private RunDirectory run() {
    return new RunDirectory(out.resolve("run"));
  }

  /** Publishes what was trained, once. */
  public Path publish() throws IOException {
    ModelRepository repository = new ModelRepository(out.resolve("model"));
    List<Long> versions = repository.versions(NAME);
    if (!versions.isEmpty()) {
      return repository.root().resolve(NAME).resolve(versions.get(0).toString());
    }
    return DetectorExport.publish(
        run()
            .checkpoints()
            .latest()
            .orElseThrow(() -> new UserException(run().path() + " has no checkpoint yet")),
        repository,
        NAME,
        SessionOptions.defaults());
  }

  /**
   * Looks at every picture of a split, but for those that an earlier call has looked at.
   *
   * @param version directory of the SavedModel
   * @param stop asked before each picture
   * @return what was found, by the picture's name, in the split's order; nothing if it was stopped
   * @throws UserException if another detector's findings lie there, or damaged ones
   */
  public Optional<Map<String, List<Finding>>> detect(
      Path version, String split, BooleanSupplier stop) throws IOException {
    String checksum = ModelChecksum.of(SavedModelDirectory.read(version));
    return TestPass.open(out.resolve("found"), data, config, checksum, split)
        .run(version, progress, stop);
  }
}
