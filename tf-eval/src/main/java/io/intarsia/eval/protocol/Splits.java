package io.intarsia.eval.protocol;

import io.intarsia.core.UserException;
import io.intarsia.data.dataset.ImportedDataset;
import java.util.List;

/** Which splits are trained and tested on where the config does not say. */
final class SplitChoice {
  private final ImportedDataset dataset;
  private final String message;

  /**
   * Splits of a data set.
   *
   * @param message of the config that has the fields, for the user's mistakes
   */
  SplitChoice(ImportedDataset dataset, String message) {
    this.dataset = dataset;
    this.message = message;
  }

  /** The split asked for, or the usual one for training. */
  String training(String asked) {
    return choose(asked, "train_split", List.of("trainval", "train"));
  }

  /** The split asked for, or the usual one for testing. */
  String test(String asked) {
    return choose(asked, "test_split", List.of("test", "val"));
  }

  private String choose(String asked, String field, List<String> usual) {
    if (!asked.isEmpty()) {
      return asked;
    }
    return usual.stream()
        .filter(dataset.splits()::contains)
        .findFirst()
        .orElseThrow(
            () ->
                new UserException(
                    "%s has no split %s, only %s: set %s.%s"
                        .formatted(
                            dataset.directory(),
                            String.join(" or ", usual),
                            String.join(", ", dataset.splits()),
                            message,
                            field)));
  }
}
