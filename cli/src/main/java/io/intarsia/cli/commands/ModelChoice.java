package io.intarsia.cli.commands;

import io.intarsia.core.files.AtomicFiles;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.savedmodel.ModelRepository;
import io.intarsia.train.publish.CheckpointChoice;
import io.intarsia.train.publish.RunExport;
import io.intarsia.train.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The model that a command judges: a published version, or a run's best checkpoint, which is
 * published for the command alone.
 */
final class ModelChoice implements AutoCloseable {
  /** What {@code --model} takes, for help. */
  static final String DESCRIPTION =
      "a version of a SavedModel (saved-models/NAME/1), or a run, whose best checkpoint is taken";

  private final Path version;
  private final Optional<Path> scratch;

  private ModelChoice(Path version, Optional<Path> scratch) {
    this.version = version;
    this.scratch = scratch;
  }

  /**
   * Opens what a user named.
   *
   * @param named a version's directory, or a run's
   * @throws io.intarsia.core.UserException if it is a run without a checkpoint
   */
  static ModelChoice open(Path named) throws IOException {
    RunDirectory run = new RunDirectory(named);
    if (!run.exists()) {
      return new ModelChoice(named, Optional.empty());
    }
    Path scratch = Files.createTempDirectory("intarsia-model");
    String name = String.valueOf(named.toAbsolutePath().normalize().getFileName());
    Path version =
        RunExport.publish(
            run,
            new CheckpointChoice.Best().find(run),
            new ModelRepository(scratch),
            name,
            SessionOptions.defaults());
    return new ModelChoice(version, Optional.of(scratch));
  }

  /** Directory of the version. */
  Path version() {
    return version;
  }

  @Override
  public void close() throws IOException {
    if (scratch.isPresent()) {
      AtomicFiles.deleteTree(scratch.get());
    }
  }
}
