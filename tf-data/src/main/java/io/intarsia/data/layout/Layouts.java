package io.intarsia.data.layout;

import java.util.ArrayList;
import java.util.List;

/** Recognises the layout of sources by the names in them. The one list of layouts. */
public final class Layouts {
  private Layouts() {}

  /** How a layout is chosen. */
  public enum Choice {
    /** By what the names look like. */
    AUTO,
    /** Folders mean nothing. */
    FLAT,
    /** The first folder is the class. */
    CLASSES,
    /** The first folder is the split, and one below it the class. */
    SPLITS
  }

  /**
   * The layout that the sources share.
   *
   * @param surveys one for each source, in order
   */
  public static Layout detect(List<Survey> surveys, Choice choice) {
    if (choice == Choice.AUTO && surveys.stream().anyMatch(VocLayout::isIn)) {
      return new VocLayout(surveys);
    }
    List<LeadingFolder> leading = surveys.stream().map(LeadingFolder::of).toList();
    List<String> folders = new ArrayList<>();
    for (int source = 0; source < surveys.size(); source++) {
      surveys.get(source).folders().stream().map(leading.get(source)::strip).forEach(folders::add);
    }
    Layout layout = new FolderLayout(kindOf(folders, choice), surveys, leading);
    return surveys.stream().anyMatch(TaggedLayout::isIn)
        ? new TaggedLayout(surveys, layout)
        : layout;
  }

  private static FolderLayout.Kind kindOf(List<String> folders, Choice choice) {
    return switch (choice) {
      case FLAT -> FolderLayout.Kind.FLAT;
      case CLASSES -> FolderLayout.Kind.CLASSES;
      case SPLITS -> splits(folders);
      case AUTO -> detected(folders);
    };
  }

  private static FolderLayout.Kind detected(List<String> folders) {
    if (folders.isEmpty() || folders.contains("")) {
      return FolderLayout.Kind.FLAT;
    }
    return folders.stream().allMatch(folder -> SplitNames.isSplit(Survey.firstOf(folder)))
        ? splits(folders)
        : FolderLayout.Kind.CLASSES;
  }

  private static FolderLayout.Kind splits(List<String> folders) {
    return folders.stream().anyMatch(folder -> folder.contains("/"))
        ? FolderLayout.Kind.SPLITS_OF_CLASSES
        : FolderLayout.Kind.SPLITS;
  }
}
