package io.intarsia.data.layout;

import io.intarsia.data.dataset.DatasetFiles;
import io.intarsia.data.source.SourceFile;
import io.intarsia.proto.Annotation;
import io.intarsia.proto.Labelling;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Folders that say what is in them: none (flat), one for each class, one for each split, or classes
 * in splits. Pictures in folders below a class's belong to the class.
 */
final class FolderLayout implements Layout {
  /** Which folders mean something. */
  enum Kind {
    FLAT("flat"),
    CLASSES("class folders"),
    SPLITS("split folders"),
    SPLITS_OF_CLASSES("split folders of class folders");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    boolean hasSplits() {
      return this == SPLITS || this == SPLITS_OF_CLASSES;
    }

    boolean hasClasses() {
      return this == CLASSES || this == SPLITS_OF_CLASSES;
    }
  }

  private final Kind kind;
  private final List<LeadingFolder> leading;
  private final List<String> classes;
  private final Map<String, Integer> labels = new HashMap<>();

  /**
   * Finds the classes.
   *
   * @param surveys one for each source
   * @param leading the folder to ignore in each source
   */
  FolderLayout(Kind kind, List<Survey> surveys, List<LeadingFolder> leading) {
    this.kind = kind;
    this.leading = List.copyOf(leading);
    TreeSet<String> names = new TreeSet<>();
    for (int source = 0; source < surveys.size(); source++) {
      for (String folder : surveys.get(source).folders()) {
        String name = classOf(leading.get(source).strip(folder) + "/");
        if (!name.isEmpty()) {
          names.add(name);
        }
      }
    }
    this.classes = List.copyOf(names);
    for (int label = 0; label < classes.size(); label++) {
      labels.put(classes.get(label), label);
    }
  }

  @Override
  public String description() {
    return kind.words;
  }

  @Override
  public Labelling labelling() {
    return classes.isEmpty() ? Labelling.UNLABELLED : Labelling.SINGLE_LABEL;
  }

  @Override
  public List<String> classes() {
    return classes;
  }

  @Override
  public Optional<Placement> place(int source, SourceFile file) {
    String path = leading.get(source).strip(file.name());
    Annotation.Builder annotation = Annotation.newBuilder();
    Integer label = labels.get(classOf(path));
    if (label != null) {
      annotation.setLabel(label);
    }
    return Optional.of(new Placement(path, splitsOf(path), annotation.build()));
  }

  private List<String> splitsOf(String path) {
    return kind.hasSplits()
        ? SplitNames.canonical(Survey.firstOf(path)).stream().toList()
        : List.of(DatasetFiles.ALL);
  }

  /** The class that a path's folders name, or nothing. */
  private String classOf(String path) {
    if (!kind.hasClasses()) {
      return "";
    }
    String rest = kind.hasSplits() ? path.substring(path.indexOf('/') + 1) : path;
    return rest.contains("/") ? Survey.firstOf(rest) : "";
  }
}
