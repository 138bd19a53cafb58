package io.intarsia.data.proposals.foreign;

import io.intarsia.core.UserException;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.data.dataset.PictureNames;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Record numbers of a data set by the names that other programs give its pictures. */
final class RecordNames {
  private final ImportedDataset dataset;
  private final Map<String, Long> numbers = new HashMap<>();
  private final PictureNames names;

  /** Reads all names. */
  RecordNames(ImportedDataset dataset) throws IOException {
    this.dataset = dataset;
    for (long record = 0; record < dataset.size(); record++) {
      numbers.put(dataset.read(record).name(), record);
    }
    this.names = new PictureNames(numbers.keySet());
  }

  /**
   * The number of a name.
   *
   * @param where the name stands, for messages
   * @throws UserException if no picture is called so, or several are
   */
  long find(String name, String where) {
    return names
        .find(name)
        .map(numbers::get)
        .orElseThrow(
            () ->
                new UserException(
                    "%s: %s has no picture '%s', or several"
                        .formatted(where, dataset.directory(), name)));
  }
}
