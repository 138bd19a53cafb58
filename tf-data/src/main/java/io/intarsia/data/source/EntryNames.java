package io.intarsia.data.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names of files in a source: one form for each, and none that leaves the source. */
final class EntryNames {
  private static final Pattern WINDOWS_DRIVE = Pattern.compile("[A-Za-z]:.*");

  private EntryNames() {}

  /**
   * The name with single {@code /} between its parts and without {@code .} parts; empty if it is
   * absolute, climbs with {@code ..}, or names nothing. Backslashes count as separators here,
   * because other systems take them so.
   */
  static Optional<String> safe(String name) {
    String path = name.replace('\\', '/');
    if (path.startsWith("/") || WINDOWS_DRIVE.matcher(path).matches() || path.indexOf(0) >= 0) {
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>();
    for (String part : path.split("/")) {
      if (part.equals("..")) {
        return Optional.empty();
      }
      if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("/", parts));
  }
}
