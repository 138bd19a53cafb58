package io.intarsia.eval.protocol;

import io.intarsia.core.UserException;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.eval.classification.LabelledSplit;
import java.io.IOException;
import java.util.List;

/**
 * The pictures that an evaluation learns from and those that it scores on.
 *
 * @param training learnt from
 * @param test scored on
 */
record Splits(LabelledSplit training, LabelledSplit test) {

  /**
   * Reads the splits asked for; {@code trainval} or {@code train}, and {@code test} or {@code val},
   * where the config does not say.
   *
   * @param message of the config that has the fields, for the user's mistakes
   * @throws UserException if the data set has not these splits
   */
  static Splits read(ImportedDataset dataset, String message, String training, String test)
      throws IOException {
    String learnt = training(dataset, training, message + ".train_split");
    String scored = test(dataset, test, message + ".test_split");
    return new Splits(LabelledSplit.read(dataset, learnt), LabelledSplit.read(dataset, scored));
  }

  /** Name of the split asked for, or of the usual one for training. */
  static String training(ImportedDataset dataset, String asked, String field) {
    return choose(dataset, asked, field, List.of("trainval", "train"));
  }

  /** Name of the split asked for, or of the usual one for scoring. */
  static String test(ImportedDataset dataset, String asked, String field) {
    return choose(dataset, asked, field, List.of("test", "val"));
  }

  private static String choose(
      ImportedDataset dataset, String asked, String field, List<String> usual) {
    if (!asked.isEmpty()) {
      return asked;
    }
    return usual.stream()
        .filter(dataset.splits()::contains)
        .findFirst()
        .orElseThrow(
            () ->
                new UserException(
                    "%s has no split %s, only %s: set %s"
                        .formatted(
                            dataset.directory(),
                            String.join(" or ", usual),
                            String.join(", ", dataset.splits()),
                            field)));
  }
}
