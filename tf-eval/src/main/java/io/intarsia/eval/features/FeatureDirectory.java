package io.intarsia.eval.features;

import com.google.protobuf.TextFormat;
import io.intarsia.core.UserException;
import io.intarsia.core.files.AtomicFiles;
import io.intarsia.core.files.NpyMatrix;
import io.intarsia.proto.FeatureManifest;
import io.intarsia.proto.StoredLayer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Features of every picture of a data set: {@code features.txtpb} says of what model and data, line
 * i of {@code ids.txt} names the picture of row i, which is the data set's record i, and {@code
 * LAYER.npy} holds a layer's matrix. A matrix that is not whole lies under another name.
 */
public final class FeatureDirectory {
  /** What the features depend on. */
  public static final String MANIFEST = "features.txtpb";

  /** Names of the pictures. */
  public static final String IDS = "ids.txt";

  private final Path path;

  FeatureDirectory(Path path) {
    this.path = path;
  }

  /**
   * Opens a directory that {@code intarsia features} has made.
   *
   * @throws UserException if it is none
   */
  public static FeatureDirectory open(Path path) throws IOException {
    FeatureDirectory directory = new FeatureDirectory(path);
    if (directory.manifest().isEmpty()) {
      throw new UserException("%s holds no features: expected %s in it".formatted(path, MANIFEST));
    }
    return directory;
  }

  /** Where it lies. */
  public Path path() {
    return path;
  }

  /** What the features depend on; nothing where none were begun. */
  public Optional<FeatureManifest> manifest() throws IOException {
    Path file = path.resolve(MANIFEST);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    FeatureManifest.Builder manifest = FeatureManifest.newBuilder();
    TextFormat.getParser().merge(Files.readString(file), manifest);
    return Optional.of(manifest.build());
  }

  /** Writes the manifest and, the first time, the names. */
  void write(FeatureManifest manifest, Names names) throws IOException {
    if (!Files.exists(path.resolve(IDS))) {
      refuseOtherFiles();
      Files.createDirectories(path);
      String lines = String.join("\n", names.read()) + "\n";
      AtomicFiles.write(path.resolve(IDS), lines.getBytes(StandardCharsets.UTF_8));
    }
    String text = TextFormat.printer().printToString(manifest);
    AtomicFiles.write(path.resolve(MANIFEST), text.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads the pictures' names, in the order of the rows. */
  interface Names {
    List<String> read() throws IOException;
  }

  private void refuseOtherFiles() throws IOException {
    if (Files.isDirectory(path)) {
      try (Stream<Path> found = Files.list(path)) {
        if (found.anyMatch(file -> !file.getFileName().toString().startsWith("."))) {
          throw new UserException(
              "%s holds other files; features need a directory of their own".formatted(path));
        }
      }
    }
  }

  /** Names of the pictures, by row. */
  public List<String> ids() throws IOException {
    return Files.readAllLines(path.resolve(IDS));
  }

  /** Where a layer's matrix is once it is whole. */
  Path file(String layer) {
    return path.resolve(layer + ".npy");
  }

  /** Whether a layer's matrix is whole. */
  boolean has(String layer) {
    return Files.exists(file(layer));
  }

  /**
   * Features of a layer.
   *
   * @param records numbers of the data set's records, one for each row wanted
   * @throws UserException if the layer is not there, or not whole
   */
  public FeatureMatrix matrix(String layer, long[] records) throws IOException {
    if (!has(layer)) {
      throw new UserException(
          "%s has no features of '%s', only of %s"
              .formatted(
                  path,
                  layer,
                  manifest().orElseThrow().getLayersList().stream()
                      .map(StoredLayer::getName)
                      .filter(this::has)
                      .toList()));
    }
    NpyMatrix matrix = NpyMatrix.map(file(layer));
    long[] chosen = records.clone();
    return FeatureMatrix.reading(chosen.length, matrix.columns(), row -> matrix.row(chosen[row]));
  }
}
