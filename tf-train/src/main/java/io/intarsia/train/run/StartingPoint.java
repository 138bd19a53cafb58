package io.intarsia.train.run;

import io.intarsia.core.UserException;
import io.intarsia.core.checkpoint.Checkpoint;
import io.intarsia.core.checkpoint.SavedState;
import io.intarsia.core.files.Sha256;
import io.intarsia.core.savedmodel.ModelChecksum;
import io.intarsia.core.savedmodel.SavedModelDirectory;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.Provenance;
import io.intarsia.proto.SavedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The backbone that a run begins with in place of drawn weights: of a SavedModel or of another
 * run's checkpoint.
 *
 * @param name last two parts of its path, such as {@code jigsaw-resnet18/1}
 * @param experiment what it was taught by, every default filled
 * @param state its variables
 * @param checksum tells its weights from others
 * @param provenance where it comes from; empty where it does not say so
 */
public record StartingPoint(
    String name,
    ExperimentConfig experiment,
    SavedState state,
    String checksum,
    Provenance provenance) {
  private static final String SAVED_MODEL = "saved_model.pb";

  /**
   * TensorFlow's own, beside a checkpoint's manifest; a data set has a manifest of that name too.
   */
  private static final String CHECKPOINT = "variables.index";

  /**
   * Opens a backbone.
   *
   * @param path a version of a SavedModel, or a checkpoint's directory
   * @throws UserException if it is neither, or does not say which network it is
   */
  public static StartingPoint open(Path path) throws IOException {
    if (Files.exists(path.resolve(SAVED_MODEL))) {
      return ofModel(path);
    }
    if (Files.exists(path.resolve(CHECKPOINT))) {
      return ofCheckpoint(path);
    }
    throw new UserException(
        "%s holds no model: expected a version of a SavedModel, such as saved-models/NAME/1, or a checkpoint"
            .formatted(path));
  }

  private static StartingPoint ofModel(Path path) throws IOException {
    SavedModelDirectory model = SavedModelDirectory.read(path);
    ExperimentConfig experiment =
        model
            .resolved()
            .orElseThrow(
                () ->
                    new UserException(
                        path + " does not hold the config it was trained with; export it again"));
    return new StartingPoint(
        SavedModelDirectory.nameOf(path),
        experiment,
        model.state(),
        ModelChecksum.of(model),
        model.provenance().orElse(Provenance.getDefaultInstance()));
  }

  private static StartingPoint ofCheckpoint(Path path) throws IOException {
    Checkpoint checkpoint = Checkpoint.open(path);
    if (!checkpoint.manifest().hasResolved()) {
      throw new UserException(
          "%s is no checkpoint of pretraining: give one, or a version of a SavedModel"
              .formatted(path));
    }
    Sha256 sum = new Sha256();
    for (SavedFile file : checkpoint.manifest().getFilesList()) {
      sum.update(file.getSha256());
    }
    return new StartingPoint(
        SavedModelDirectory.nameOf(path),
        checkpoint.manifest().getResolved(),
        checkpoint,
        sum.hex(),
        checkpoint.manifest().getProvenance());
  }
}
