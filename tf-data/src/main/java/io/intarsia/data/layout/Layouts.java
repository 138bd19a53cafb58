package io.intarsia.data.layout;

import java.util.ArrayList;
import java.util.List;

/** Recognises the layout of sources by the names in them. The one list of layouts. */
public final class Layouts {
  private Layouts() {}

  /**
   * The layout that the sources share.
   *
   * @param surveys one for each source, in order
   */
  public static Layout detect(List<Survey> surveys) {
    if (surveys.stream().anyMatch(VocLayout::isIn)) {
      return new VocLayout(surveys);
    }
    List<LeadingFolder> leading = surveys.stream().map(LeadingFolder::of).toList();
    List<String> folders = new ArrayList<>();
    for (int source = 0; source < surveys.size(); source++) {
      surveys.get(source).folders().stream().map(leading.get(source)::strip).forEach(folders::add);
    }
    return new FolderLayout(kindOf(folders), surveys, leading);
  }

  private static FolderLayout.Kind kindOf(List<String> folders) {
    if (folders.stream().anyMatch(String::isEmpty)) {
      return FolderLayout.Kind.FLAT;
    }
    List<String> tops = folders.stream().map(Survey::firstOf).distinct().toList();
    if (tops.stream().allMatch(top -> SplitNames.canonical(top).isPresent())) {
      return folders.stream().anyMatch(folder -> folder.contains("/"))
          ? FolderLayout.Kind.SPLITS_OF_CLASSES
          : FolderLayout.Kind.SPLITS;
    }
    return FolderLayout.Kind.CLASSES;
  }
}
