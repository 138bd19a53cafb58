package io.intarsia.study.report;

import java.util.stream.Collectors;

/** How often trials have seen each picture. */
final class Epochs {
  private Epochs() {}

  /** Of trials of one place: {@code 3.5}; several where they differ. */
  static String words(Observations trials) {
    return trials.all().stream()
        .map(each -> each.result().getCost().getEpochs())
        .distinct()
        .sorted()
        .map("%.1f"::formatted)
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
