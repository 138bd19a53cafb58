package io.intarsia.eval.protocol;

import io.intarsia.core.UserException;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.proto.EvaluationConfig;
import java.util.List;

/** Which splits are trained and tested on where the config does not say. */
final class SplitChoice {
  private SplitChoice() {}

  static String training(EvaluationConfig config, ImportedDataset dataset) {
    String asked = config.getLinearSvm().getTrainSplit();
    return choose(asked, "train_split", List.of("trainval", "train"), dataset);
  }

  static String test(EvaluationConfig config, ImportedDataset dataset) {
    String asked = config.getLinearSvm().getTestSplit();
    return choose(asked, "test_split", List.of("test", "val"), dataset);
  }

  private static String choose(
      String asked, String field, List<String> usual, ImportedDataset dataset) {
    if (!asked.isEmpty()) {
      return asked;
    }
    return usual.stream()
        .filter(dataset.splits()::contains)
        .findFirst()
        .orElseThrow(
            () ->
                new UserException(
                    "%s has no split %s, only %s: set linear_svm.%s"
                        .formatted(
                            dataset.directory(),
                            String.join(" or ", usual),
                            String.join(", ", dataset.splits()),
                            field)));
  }
}
