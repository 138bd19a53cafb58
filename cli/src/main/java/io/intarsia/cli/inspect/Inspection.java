package io.intarsia.cli.inspect;

import io.intarsia.core.UserException;
import io.intarsia.core.checkpoint.Checkpoint;
import io.intarsia.core.savedmodel.SavedModelDirectory;
import io.intarsia.core.weights.SafetensorsFile;
import io.intarsia.core.weights.WeightsFiles;
import io.intarsia.train.run.RunDirectory;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds out what a path is, and describes it. */
public final class Inspection {
  private Inspection() {}

  /**
   * Prints what the path holds.
   *
   * @throws UserException if it is nothing that can be described
   */
  public static void print(Path path, PrintStream out) throws IOException {
    if (Files.isRegularFile(path) && path.toString().endsWith(".safetensors")) {
      WeightsDescription.print(SafetensorsFile.open(path), out);
    } else if (Files.isRegularFile(path)
        && path.toString().matches(".*\\.(pth|pt|bin|torch|npz)")) {
      WeightsDescription.print(WeightsFiles.open(path), out);
    } else if (Files.exists(path.resolve("saved_model.pb"))) {
      ModelDescription.print(SavedModelDirectory.read(path), out);
    } else if (new RunDirectory(path).exists()) {
      RunDescription.print(new RunDirectory(path), out);
    } else if (Files.exists(path.resolve("manifest.txtpb"))
        && Files.exists(path.resolve("variables.index"))) {
      CheckpointDescription.print(Checkpoint.open(path), out);
    } else {
      throw new UserException(
          "%s is none of: a SavedModel's version (saved-models/NAME/1), a run, a checkpoint, a file of weights (.safetensors, .pth, .npz)"
              .formatted(path));
    }
  }
}
