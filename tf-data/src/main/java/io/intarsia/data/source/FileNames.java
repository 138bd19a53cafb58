package io.intarsia.data.source;

import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the names of lists and TFRecord files say: {@code train-00000-of-00010}, {@code val.txt}.
 */
final class FileNames {
  private static final Pattern SPLIT =
      Pattern.compile("(trainval|train|training|val|valid|validation|test|testing)([-_.].*)?");

  private FileNames() {}

  /** The split that a file's name begins with; empty where there is none. */
  static String split(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    Matcher matcher = SPLIT.matcher(name);
    return matcher.matches() ? matcher.group(1) : "";
  }
}
