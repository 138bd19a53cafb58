package io.intarsia.core.checkpoint;

import io.intarsia.core.files.AtomicFiles;
import io.intarsia.core.files.Sha256;
import io.intarsia.core.graph.GraphSession;
import io.intarsia.proto.CheckpointManifest;
import io.intarsia.proto.SavedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The checkpoints of one run: directories {@code checkpoint-STEP}, each of which appears whole or
 * not at all.
 *
 * @param directory where they lie; need not exist before the first is written
 */
public record CheckpointStore(Path directory) {
  private static final Pattern NAME = Pattern.compile("checkpoint-(\\d{1,18})");
  private static final Pattern PARTIAL = Pattern.compile("\\.checkpoint-\\d+\\.partial");

  /** Steps of all checkpoints, rising. */
  public List<Long> steps() throws IOException {
    return names().stream()
        .map(NAME::matcher)
        .filter(Matcher::matches)
        .map(matcher -> Long.valueOf(matcher.group(1)))
        .sorted()
        .toList();
  }

  /** Opens the checkpoint of the most steps, if there is any. */
  public Optional<Checkpoint> latest() throws IOException {
    List<Long> steps = steps();
    return steps.isEmpty() ? Optional.empty() : Optional.of(at(steps.get(steps.size() - 1)));
  }

  /**
   * Opens the checkpoint of a step.
   *
   * @throws CheckpointException as {@link Checkpoint#open} does
   */
  public Checkpoint at(long step) throws IOException {
    return Checkpoint.open(place(step));
  }

  /** Where the checkpoint of a step lies, or would. */
  public Path place(long step) {
    return directory.resolve("checkpoint-" + step);
  }

  /**
   * Saves the variables of a graph.
   *
   * @param facts the manifest without variables and files, which are added here
   */
  public Checkpoint write(CheckpointGraph graph, GraphSession session, CheckpointManifest facts)
      throws IOException {
    Files.createDirectories(directory);
    Path target = place(facts.getStep());
    Path partial = AtomicFiles.newPartial(target);
    graph.save(session, Checkpoint.prefix(partial));
    CheckpointManifest.Builder manifest = facts.toBuilder().setFormat(ManifestFile.FORMAT);
    manifest.clearVariables().addAllVariables(graph.variables()).clearFiles();
    for (Path file : list(partial)) {
      manifest.addFiles(describe(file));
    }
    ManifestFile.write(partial, manifest.build());
    AtomicFiles.publish(partial, target);
    return new Checkpoint(target, manifest.build());
  }

  private static SavedFile describe(Path file) throws IOException {
    return SavedFile.newBuilder()
        .setName(file.getFileName().toString())
        .setBytes(Files.size(file))
        .setSha256(Sha256.ofFile(file))
        .build();
  }

  /** Removes all checkpoints but the last ones and the best one. */
  public void keep(int last, OptionalLong best) throws IOException {
    List<Long> steps = steps();
    for (long step : steps.subList(0, Math.max(0, steps.size() - last))) {
      if (best.isEmpty() || best.getAsLong() != step) {
        remove(step);
      }
    }
  }

  /** Takes the name away first, so that no half-deleted checkpoint is ever seen. */
  private void remove(long step) throws IOException {
    Path condemned = directory.resolve(".checkpoint-" + step + ".partial");
    AtomicFiles.deleteTree(condemned);
    Files.move(place(step), condemned, StandardCopyOption.ATOMIC_MOVE);
    AtomicFiles.deleteTree(condemned);
  }

  /** Removes what a run that was killed while it wrote or removed a checkpoint has left. */
  public void removePartials() throws IOException {
    for (String name : names()) {
      if (PARTIAL.matcher(name).matches()) {
        AtomicFiles.deleteTree(directory.resolve(name));
      }
    }
  }

  private List<String> names() throws IOException {
    return Files.isDirectory(directory)
        ? list(directory).stream().map(path -> path.getFileName().toString()).toList()
        : List.of();
  }

  private static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }
}
