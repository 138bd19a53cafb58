package io.intarsia.eval.classification;

import io.intarsia.core.UserException;
import io.intarsia.proto.DatasetManifest;
import java.util.List;
import java.util.stream.IntStream;

/** Which classes of a data set are scored. */
public final class ClassChoice {
  private ClassChoice() {}

  /**
   * Places of the classes asked for.
   *
   * @param asked their names; none takes all
   * @param message of the config that has the field {@code classes}, for the user's mistakes
   * @throws UserException if the data set has no such class
   */
  public static List<Integer> of(DatasetManifest manifest, List<String> asked, String message) {
    return asked.isEmpty()
        ? IntStream.range(0, manifest.getClassesCount()).boxed().toList()
        : asked.stream().map(name -> place(manifest, name, message)).toList();
  }

  private static int place(DatasetManifest manifest, String name, String message) {
    int place = manifest.getClassesList().indexOf(name);
    if (place < 0) {
      throw new UserException(
          "%s.classes: the data set has no class '%s'; it has %s"
              .formatted(message, name, String.join(", ", manifest.getClassesList())));
    }
    return place;
  }
}
