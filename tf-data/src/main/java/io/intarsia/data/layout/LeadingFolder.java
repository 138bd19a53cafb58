package io.intarsia.data.layout;

import java.util.List;

/**
 * The folder that a whole archive or download is wrapped in; it says nothing about the pictures.
 *
 * @param name its name, or empty where there is none
 */
record LeadingFolder(String name) {

  /** Finds it: the one folder at the top that holds everything and does not name a split. */
  static LeadingFolder of(Survey survey) {
    List<String> tops = survey.folders().stream().map(Survey::firstOf).distinct().toList();
    boolean wraps = tops.size() == 1 && !SplitNames.isSplit(tops.get(0));
    return new LeadingFolder(wraps ? tops.get(0) : "");
  }

  /** The path below it. */
  String strip(String path) {
    if (name.isEmpty()) {
      return path;
    }
    return path.equals(name) ? "" : path.substring(name.length() + 1);
  }
}
