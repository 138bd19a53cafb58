package io.intarsia.eval.classification;

import io.intarsia.core.UserException;
import io.intarsia.data.dataset.ImageRecord;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.proto.Annotation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The images of a split and their labels, in ascending order of their names, so that equal scores
 * are ranked by ascending image id.
 */
public final class LabelledSplit {
  private final String name;
  private final List<Image> images;

  private record Image(long record, String name, Annotation annotation) {}

  private LabelledSplit(String name, List<Image> images) {
    this.name = name;
    this.images = List.copyOf(images);
  }

  /**
   * Reads a split's names and labels.
   *
   * @throws UserException if the data set has no such split, or it is empty
   */
  public static LabelledSplit read(ImportedDataset dataset, String split) throws IOException {
    List<Image> images = new ArrayList<>();
    for (long record : dataset.records(split)) {
      ImageRecord read = dataset.read(record);
      images.add(new Image(record, read.name(), read.annotation()));
    }
    if (images.isEmpty()) {
      throw new UserException("%s: split '%s' is empty".formatted(dataset.directory(), split));
    }
    images.sort(Comparator.comparing(Image::name));
    return new LabelledSplit(split, images);
  }

  /** The split's name. */
  public String name() {
    return name;
  }

  /** Number of images. */
  public int size() {
    return images.size();
  }

  /** Record numbers, by row. */
  public long[] records() {
    return images.stream().mapToLong(Image::record).toArray();
  }

  /** Names of the images, by row, rising. */
  public List<String> names() {
    return images.stream().map(Image::name).toList();
  }

  /** Presence of a class, by row: 1, 0 or -1 (difficult); for a multi-label data set. */
  public int[] presence(int label) {
    return images.stream().mapToInt(image -> image.annotation().getLabels(label)).toArray();
  }

  /** Class of each row; for a single-label data set. */
  public int[] labels() {
    return images.stream().mapToInt(image -> image.annotation().getLabel()).toArray();
  }
}
