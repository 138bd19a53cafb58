package io.intarsia.eval.lowshot;

import com.google.gson.stream.JsonReader;
import io.intarsia.core.UserException;
import io.intarsia.core.files.Npy;
import io.intarsia.core.files.NpyArray;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The authors' samples for images with several labels: {@code train_targets_sample1_k4.npy}, int
 * {@code [images, classes]} with the images in ascending order of their ids, or the same as {@code
 * .json}, {@code {image id: {class: label}}}. 1 is a positive, 0 a negative, -1 is left out.
 */
public final class TargetFiles implements ShotSource {
  private final Path directory;
  private final List<String> images;
  private final List<String> classes;
  private final List<Integer> scored;

  /**
   * Samples in a directory.
   *
   * @param images names of the training split's images, rising
   * @param classes names of all classes of the data set, in the order of an array's columns
   * @param scored places of those that are scored
   */
  public TargetFiles(
      Path directory, List<String> images, List<String> classes, List<Integer> scored) {
    this.directory = directory;
    this.images = List.copyOf(images);
    this.classes = List.copyOf(classes);
    this.scored = List.copyOf(scored);
  }

  @Override
  public Optional<String> obstacle(int k) {
    return find(k, 1).isPresent()
        ? Optional.empty()
        : Optional.of("%s has no %s.npy or .json".formatted(directory, name(k, 1)));
  }

  @Override
  public List<ShotGroup> draw(int k, int sample) {
    Path file =
        find(k, sample)
            .orElseThrow(
                () ->
                    new UserException(
                        "low_shot.targets: %s has no %s.npy or .json"
                            .formatted(directory, name(k, sample))));
    try {
      int[][] targets = file.toString().endsWith(".npy") ? readArray(file) : readJson(file);
      return IntStream.range(0, scored.size())
          .mapToObj(label -> group(file, targets, label, k))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(int k, int sample) {
    return "train_targets_sample%d_k%d".formatted(sample, k);
  }

  private Optional<Path> find(int k, int sample) {
    return List.of(".npy", ".json").stream()
        .map(ending -> directory.resolve(name(k, sample) + ending))
        .filter(Files::exists)
        .findFirst();
  }

  private ShotGroup group(Path file, int[][] targets, int label, int k) {
    int column = scored.get(label);
    List<Integer> positives = rows(targets, column, 1);
    if (positives.size() != k) {
      throw new UserException(
          "%s: class '%s' has %d positives, expected %d"
              .formatted(file, classes.get(column), positives.size(), k));
    }
    return ShotGroup.ofClass(label, positives, rows(targets, column, 0));
  }

  private static List<Integer> rows(int[][] targets, int column, int wanted) {
    return IntStream.range(0, targets.length)
        .filter(row -> targets[row][column] == wanted)
        .boxed()
        .toList();
  }

  private int[][] readArray(Path file) throws IOException {
    NpyArray array = Npy.read(file);
    List<Long> expected = List.of((long) images.size(), (long) classes.size());
    if (!array.shape().equals(expected)) {
      throw new UserException(
          "%s is an array of shape %s; the training split has %d images and %d classes"
              .formatted(file, array.shape(), images.size(), classes.size()));
    }
    long[] flat = array.toLongs();
    int columns = classes.size();
    return IntStream.range(0, images.size())
        .mapToObj(row -> Arrays.stream(flat, row * columns, (row + 1) * columns))
        .map(labels -> labels.mapToInt(label -> checked(file, label)).toArray())
        .toArray(int[][]::new);
  }

  private int[][] readJson(Path file) throws IOException {
    Map<String, Integer> rows = places(images);
    Map<String, Integer> columns = places(classes);
    int[][] targets = new int[images.size()][];
    try (Reader text = Files.newBufferedReader(file);
        JsonReader json = new JsonReader(text)) {
      json.beginObject();
      while (json.hasNext()) {
        int row = place(file, "image", json.nextName(), rows);
        targets[row] = readLabels(file, json, columns);
      }
      json.endObject();
    } catch (IllegalStateException | NumberFormatException e) {
      throw new UserException("%s: %s".formatted(file, e.getMessage()), e);
    }
    for (int row = 0; row < targets.length; row++) {
      if (targets[row] == null) {
        throw new UserException("%s: image '%s' is missing".formatted(file, images.get(row)));
      }
    }
    return targets;
  }

  private int[] readLabels(Path file, JsonReader json, Map<String, Integer> columns)
      throws IOException {
    int[] labels = new int[classes.size()];
    List<Integer> seen = new ArrayList<>();
    json.beginObject();
    while (json.hasNext()) {
      int column = place(file, "class", json.nextName(), columns);
      labels[column] = checked(file, json.nextInt());
      seen.add(column);
    }
    json.endObject();
    if (seen.size() != labels.length) {
      throw new UserException(
          "%s: an image has %d labels, expected %d".formatted(file, seen.size(), labels.length));
    }
    return labels;
  }

  private static Map<String, Integer> places(List<String> names) {
    Map<String, Integer> places = new HashMap<>();
    names.forEach(name -> places.put(name, places.size()));
    return places;
  }

  private static int place(Path file, String what, String name, Map<String, Integer> places) {
    Integer place = places.get(name);
    if (place == null) {
      throw new UserException("%s: the training split has no %s '%s'".formatted(file, what, name));
    }
    return place;
  }

  private static int checked(Path file, long label) {
    if (label < -1 || label > 1) {
      throw new UserException("%s: label %d; expected 1, 0 or -1".formatted(file, label));
    }
    return (int) label;
  }
}
