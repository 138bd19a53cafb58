package io.intarsia.data.dataset;

import io.intarsia.core.UserException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Record numbers of a data set by the names that others give its pictures. */
public final class RecordNames {
  private final ImportedDataset dataset;
  private final Map<String, Long> numbers = new HashMap<>();
  private final PictureNames names;

  /** Reads all names. */
  public RecordNames(ImportedDataset dataset) throws IOException {
    this.dataset = dataset;
    for (long record = 0; record < dataset.size(); record++) {
      numbers.put(dataset.read(record).name(), record);
    }
    this.names = new PictureNames(numbers.keySet());
  }

  /** The number of a name or id; nothing if no picture is called so, or several are. */
  public Optional<Long> find(String name) {
    return names.find(name).map(numbers::get);
  }

  /**
   * The number of a name or id.
   *
   * @param where it stands, for messages
   * @throws UserException if no picture is called so, or several are
   */
  public long require(String name, String where) {
    return find(name)
        .orElseThrow(
            () ->
                new UserException(
                    "%s: %s has no picture '%s', or several"
                        .formatted(where, dataset.directory(), name)));
  }
}
