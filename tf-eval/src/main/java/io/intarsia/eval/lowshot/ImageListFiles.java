package io.intarsia.eval.lowshot;

import io.intarsia.core.UserException;
import io.intarsia.core.files.Npy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The authors' samples for class folders: {@code train_images_sample1_k4.npy}, the paths of k
 * images of each class. A path is matched by its end with an image's name in the data set; the
 * class is the data set's.
 */
public final class ImageListFiles implements ShotSource {
  private final Path directory;
  private final Map<String, Integer> rows = new HashMap<>();
  private final List<String> classes;
  private final int[] labels;

  /**
   * Samples in a directory.
   *
   * @param images names of the training split's images, by row
   * @param labels place of its class, by row
   */
  public ImageListFiles(Path directory, List<String> images, List<String> classes, int[] labels) {
    this.directory = directory;
    images.forEach(image -> rows.put(image, rows.size()));
    this.classes = List.copyOf(classes);
    this.labels = labels.clone();
  }

  @Override
  public Optional<String> obstacle(int k) {
    return Files.exists(file(k, 1)) ? Optional.empty() : Optional.of("there is no " + file(k, 1));
  }

  private Path file(int k, int sample) {
    return directory.resolve("train_images_sample%d_k%d.npy".formatted(sample, k));
  }

  @Override
  public List<ShotGroup> draw(int k, int sample) {
    Path file = file(k, sample);
    if (!Files.exists(file)) {
      throw new UserException("low_shot.targets: there is no " + file);
    }
    List<Integer> drawn = new ArrayList<>();
    int[] counts = new int[classes.size()];
    for (String path : read(file)) {
      int row = row(file, path.replace('\\', '/'));
      drawn.add(row);
      counts[labels[row]]++;
    }
    for (int label = 0; label < counts.length; label++) {
      if (counts[label] != k) {
        throw new UserException(
            "%s: class '%s' has %d images, expected %d"
                .formatted(file, classes.get(label), counts[label], k));
      }
    }
    return List.of(ShotGroup.ofLabels(drawn, classes.size(), row -> labels[row]));
  }

  private static List<String> read(Path file) {
    try {
      return Npy.read(file).toStrings();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tries the whole path, then what is left without its first folder, and so on. */
  private int row(Path file, String path) {
    for (String rest = path; ; rest = rest.substring(rest.indexOf('/') + 1)) {
      Integer row = rows.get(rest);
      if (row != null) {
        return row;
      }
      if (rest.indexOf('/') < 0) {
        throw new UserException("%s: the training split has no image '%s'".formatted(file, path));
      }
    }
  }
}
