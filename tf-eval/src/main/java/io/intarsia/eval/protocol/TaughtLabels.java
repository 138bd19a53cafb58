package io.intarsia.eval.protocol;

import io.intarsia.proto.DatasetManifest;
import io.intarsia.proto.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which classes of an evaluation a backbone was taught by their labels before: its scores on them
 * are not those of a network that only saw pictures. Classes are the same if their names are, but
 * for capitals, blanks, hyphens and underscores.
 */
final class TaughtLabels {
  private TaughtLabels() {}

  /**
   * A note for the report; none for a backbone that no labels taught.
   *
   * @param provenance of the backbone
   * @param manifest of the evaluation's data
   */
  static List<String> notes(Provenance provenance, DatasetManifest manifest) {
    if (provenance.getTaughtClassesCount() == 0) {
      return List.of();
    }
    Set<String> taught =
        provenance.getTaughtClassesList().stream()
            .map(TaughtLabels::plain)
            .collect(Collectors.toSet());
    List<String> seen = new ArrayList<>(manifest.getClassesList());
    seen.removeIf(name -> !taught.contains(plain(name)));
    return List.of(
        "Labels taught this backbone, those of %d classes. It has seen labels of %d of the %d classes here%s"
            .formatted(
                taught.size(),
                seen.size(),
                manifest.getClassesCount(),
                seen.isEmpty() ? "." : ": " + String.join(", ", seen) + "."));
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
  }
}
