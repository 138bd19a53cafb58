package io.intarsia.eval.detection;

import io.intarsia.core.UserException;
import io.intarsia.core.boxes.Box;
import io.intarsia.data.dataset.ImageRecord;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.proto.ObjectBox;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The objects of a split's pictures. */
public final class GroundTruth {
  private final List<String> classes;
  private final List<String> images;
  private final Map<String, Map<String, List<GroundObject>>> byClass;

  /**
   * Objects of some pictures.
   *
   * @param classes names, in the order of reports
   * @param images names of all pictures, those without objects too
   * @param objects of these classes in these pictures
   */
  public GroundTruth(List<String> classes, List<String> images, List<GroundObject> objects) {
    this.classes = List.copyOf(classes);
    this.images = List.copyOf(images);
    this.byClass =
        objects.stream()
            .collect(
                Collectors.groupingBy(
                    GroundObject::category,
                    Collectors.groupingBy(
                        GroundObject::image, LinkedHashMap::new, Collectors.toList())));
  }

  /**
   * Reads a split.
   *
   * @param classes of the data set's, whose objects are wanted
   * @throws UserException if there is no such split, or no picture of it has an object
   */
  public static GroundTruth read(ImportedDataset dataset, String split, List<String> classes)
      throws IOException {
    List<String> names = dataset.manifest().getClassesList();
    List<String> images = new ArrayList<>();
    List<GroundObject> objects = new ArrayList<>();
    for (long number : dataset.records(split)) {
      ImageRecord record = dataset.read(number);
      images.add(record.name());
      for (ObjectBox object : record.annotation().getObjectsList()) {
        String name = names.get(object.getLabel());
        if (classes.contains(name)) {
          objects.add(new GroundObject(record.name(), name, boxOf(object), object.getDifficult()));
        }
      }
    }
    if (objects.isEmpty()) {
      throw new UserException(
          "%s: no picture of split '%s' has an object with a box; detection needs a VOC data set"
              .formatted(dataset.directory(), split));
    }
    return new GroundTruth(classes, images, objects);
  }

  private static Box boxOf(ObjectBox object) {
    return new Box(object.getXMin(), object.getYMin(), object.getXMax(), object.getYMax());
  }

  /** Class names, in the order of reports. */
  public List<String> classes() {
    return classes;
  }

  /** Names of all pictures. */
  public List<String> images() {
    return images;
  }

  /** Objects of one class, by picture. */
  public Map<String, List<GroundObject>> ofClass(String category) {
    return byClass.getOrDefault(category, Map.of());
  }

  /** Objects of all classes in one picture. */
  public List<GroundObject> inImage(String image) {
    return classes.stream()
        .flatMap(category -> ofClass(category).getOrDefault(image, List.of()).stream())
        .toList();
  }
}
