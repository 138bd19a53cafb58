package io.intarsia.core.checkpoint;

import io.intarsia.core.files.Sha256;
import io.intarsia.proto.CheckpointManifest;
import io.intarsia.proto.SavedFile;
import io.intarsia.proto.SavedVariable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A saved state whose files were found intact.
 *
 * @param directory where it lies
 * @param manifest what it says about itself
 */
public record Checkpoint(Path directory, CheckpointManifest manifest) implements SavedState {
  private static final String FILES = "variables";

  /**
   * Opens a checkpoint and compares every file with its checksum.
   *
   * @throws CheckpointException.Missing if there is none
   * @throws CheckpointException.Corrupt if a file is missing or differs
   * @throws CheckpointException.TooNew if a later version wrote it
   */
  public static Checkpoint open(Path directory) throws IOException {
    CheckpointManifest manifest = ManifestFile.read(directory);
    for (SavedFile file : manifest.getFilesList()) {
      verify(directory.resolve(file.getName()), file);
    }
    return new Checkpoint(directory, manifest);
  }

  private static void verify(Path file, SavedFile expected) throws IOException {
    if (!Files.exists(file)) {
      throw new CheckpointException.Corrupt(file + " is missing; the manifest lists it");
    }
    long bytes = Files.size(file);
    if (bytes != expected.getBytes()) {
      throw new CheckpointException.Corrupt(
          "%s is damaged: it has %d bytes, the manifest says %d"
              .formatted(file, bytes, expected.getBytes()));
    }
    if (!Sha256.ofFile(file).equals(expected.getSha256())) {
      throw new CheckpointException.Corrupt(
          "%s is damaged: its content does not match the manifest's checksum".formatted(file));
    }
  }

  /** Steps taken when it was saved. */
  public long step() {
    return manifest.getStep();
  }

  @Override
  public Map<String, SavedVariable> variables() {
    return manifest.getVariablesList().stream()
        .collect(Collectors.toMap(SavedVariable::getName, Function.identity()));
  }

  @Override
  public Path prefix() {
    return prefix(directory);
  }

  static Path prefix(Path directory) {
    return directory.resolve(FILES);
  }
}
