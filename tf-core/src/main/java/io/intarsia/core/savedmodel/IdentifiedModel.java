package io.intarsia.core.savedmodel;

import io.intarsia.core.UserException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A published version with its checksum, for which all weights are read: once, and only if somebody
 * asks. For one thread.
 */
public final class IdentifiedModel {
  private final SavedModelDirectory directory;
  private Optional<String> checksum = Optional.empty();

  private IdentifiedModel(SavedModelDirectory directory) {
    this.directory = directory;
  }

  /**
   * Reads what a version declares.
   *
   * @throws UserException if there is no SavedModel for serving in it
   */
  public static IdentifiedModel read(Path version) throws IOException {
    return new IdentifiedModel(SavedModelDirectory.read(version));
  }

  /** What it declares. */
  public SavedModelDirectory directory() {
    return directory;
  }

  /** The version's directory. */
  public Path version() {
    return directory.path();
  }

  /** Its {@link ModelChecksum}. */
  public String checksum() throws IOException {
    if (checksum.isEmpty()) {
      checksum = Optional.of(ModelChecksum.of(directory));
    }
    return checksum.get();
  }
}
