package io.intarsia.train.run;

import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import io.intarsia.core.UserException;
import io.intarsia.core.checkpoint.CheckpointStore;
import io.intarsia.core.config.Configs;
import io.intarsia.core.files.AtomicFiles;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.Provenance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a run holds: {@code config.txtpb} (as given), {@code resolved.txtpb} (with every default),
 * {@code provenance.txtpb}, {@code checkpoints/}, {@code log}, the event file, and what the task
 * adds, such as {@code permutations.npy}.
 *
 * @param path the directory
 */
public record RunDirectory(Path path) {

  /** Whether a run was begun here. */
  public boolean exists() {
    return Files.exists(resolvedFile());
  }

  /**
   * Begins a run. The resolved config is written last: without it, there is no run.
   *
   * @param given the config's text as the user gave it
   * @throws UserException if the directory holds anything that is not of a run
   */
  public void create(String given, Message resolved, Provenance provenance) throws IOException {
    requireOurs();
    Files.createDirectories(path);
    write(path.resolve("config.txtpb"), given);
    writeMessage(path.resolve("provenance.txtpb"), provenance);
    writeMessage(resolvedFile(), resolved);
  }

  private void requireOurs() throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    try (var files = Files.list(path)) {
      List<String> names = files.map(file -> file.getFileName().toString()).toList();
      if (!names.isEmpty() && !names.contains("config.txtpb")) {
        throw new UserException(
            "--out %s holds other files (%s); name a new or empty directory"
                .formatted(path, names.get(0)));
      }
    }
  }

  /** The config that the run was begun with, every default filled. */
  public ExperimentConfig resolved() {
    requireRun();
    return Configs.read(resolvedFile(), List.of(), ExperimentConfig.getDefaultInstance());
  }

  /**
   * As {@link #resolved()}, of a run of another kind than pretraining. What a run wrote itself is
   * not checked again.
   */
  public <M extends Message> M resolved(M prototype) throws IOException {
    requireRun();
    Message.Builder builder = prototype.newBuilderForType();
    try {
      TextFormat.getParser().merge(Files.readString(resolvedFile()), builder);
    } catch (TextFormat.ParseException e) {
      throw new UserException("%s: unreadable: %s".formatted(resolvedFile(), e.getMessage()), e);
    }
    // The builder was made by the prototype, so it builds an M.
    @SuppressWarnings("unchecked")
    M message = (M) builder.build();
    return message;
  }

  private void requireRun() {
    if (!exists()) {
      throw new UserException("there is no run in %s: it has no resolved.txtpb".formatted(path));
    }
  }

  /** What the run was begun by. */
  public Provenance provenance() {
    return Configs.read(
        path.resolve("provenance.txtpb"), List.of(), Provenance.getDefaultInstance());
  }

  /** Its checkpoints. */
  public CheckpointStore checkpoints() {
    return new CheckpointStore(path.resolve("checkpoints"));
  }

  /** Its log, a line for each thing that happened. */
  public Path log() {
    return path.resolve("log");
  }

  private Path resolvedFile() {
    return path.resolve("resolved.txtpb");
  }

  private static void writeMessage(Path file, Message message) throws IOException {
    write(file, TextFormat.printer().printToString(message));
  }

  private static void write(Path file, String text) throws IOException {
    AtomicFiles.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
