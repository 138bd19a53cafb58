package io.intarsia.eval.detector;

import io.intarsia.core.UserException;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.data.input.RegionSource;
import java.util.ArrayList;
import java.util.List;

/**
 * What a detector is trained and tested on.
 *
 * @param dataset pictures and objects
 * @param source where in a picture objects may be
 * @param sourceChecksum tells these regions from others
 * @param classes names of what is detected, of the data set's
 */
public record DetectionData(
    ImportedDataset dataset, RegionSource source, String sourceChecksum, List<String> classes) {

  /**
   * Takes all classes where none are named.
   *
   * @throws UserException if the data set has not one of the classes
   */
  public DetectionData {
    List<String> known = dataset.manifest().getClassesList();
    classes = classes.isEmpty() ? known : List.copyOf(classes);
    for (String name : classes) {
      if (!known.contains(name)) {
        throw new UserException(
            "classes: %s has no class '%s', only %s"
                .formatted(dataset.directory(), name, String.join(", ", known)));
      }
    }
    if (classes.isEmpty()) {
      throw new UserException(
          dataset.directory() + " has no classes; a detector needs boxes, as VOCdevkits have them");
    }
  }

  /** The classes' places in the data set's list. */
  List<Integer> labels() {
    List<Integer> labels = new ArrayList<>();
    classes.forEach(name -> labels.add(dataset.manifest().getClassesList().indexOf(name)));
    return labels;
  }
}
