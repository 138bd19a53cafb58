package io.intarsia.data.layout;

import java.util.Map;
import java.util.Optional;

/** Names of the usual parts of a data set, and the one name that each gets here. */
final class SplitNames {
  private static final Map<String, String> CANONICAL =
      Map.of(
          "train", "train",
          "training", "train",
          "val", "val",
          "valid", "val",
          "validation", "val",
          "trainval", "trainval",
          "test", "test",
          "testing", "test");

  private SplitNames() {}

  /** The canonical name of a folder or tag that names a split. */
  static Optional<String> canonical(String name) {
    return Optional.ofNullable(CANONICAL.get(name));
  }

  /** Whether a folder or tag names a split. */
  static boolean isSplit(String name) {
    return CANONICAL.containsKey(name);
  }
}
