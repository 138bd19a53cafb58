package io.intarsia.data.layout;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file's place in the PASCAL VOC development kit ({@code VOC2007/JPEGImages/000001.jpg}).
 *
 * @param year the folder of the year, such as {@code VOC2007}; empty where the kit has none
 * @param folder what the file is
 * @param stem file name without its ending: a picture's id, or a list's name
 */
record VocPath(String year, Folder folder, String stem) {
  private static final Pattern PATTERN =
      Pattern.compile(
          "(?:.*?/)??(?:([^/]+)/)?(?:(JPEGImages/)|(Annotations/)|(ImageSets/Main/))([^/]+)\\.(\\w+)");

  /** Folders of the kit that are read. */
  enum Folder {
    PICTURES,
    ANNOTATIONS,
    LISTS
  }

  /** The place that a name tells; empty where it is none of these. */
  static Optional<VocPath> of(String name) {
    Matcher matcher = PATTERN.matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Folder folder =
        matcher.group(2) != null
            ? Folder.PICTURES
            : matcher.group(3) != null ? Folder.ANNOTATIONS : Folder.LISTS;
    boolean fits =
        switch (folder) {
          case PICTURES -> true;
          case ANNOTATIONS -> matcher.group(6).equals("xml");
          case LISTS -> matcher.group(6).equals("txt");
        };
    String year = matcher.group(1) == null ? "" : matcher.group(1);
    return fits ? Optional.of(new VocPath(year, folder, matcher.group(5))) : Optional.empty();
  }
}
