package io.intarsia.data.layout;

import io.intarsia.core.UserException;
import io.intarsia.data.source.SourceFile;
import io.intarsia.proto.Annotation;
import io.intarsia.proto.Labelling;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Labels and splits that a list or a record gives itself; what it does not give, folders do. */
final class TaggedLayout implements Layout {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
  private static final int MOST_CLASSES = 1_000_000;

  private final Layout folders;
  private final List<String> classes;
  private final boolean givesSplits;
  private final Map<String, Integer> labels = new HashMap<>();

  /**
   * Finds the classes: names in their order, or, where all labels are numbers, the numbers from 0
   * to the largest.
   */
  TaggedLayout(List<Survey> surveys, Layout folders) {
    this.folders = folders;
    this.givesSplits = surveys.stream().anyMatch(Survey::givesSplits);
    Set<String> tags = new TreeSet<>();
    surveys.forEach(survey -> tags.addAll(survey.labels()));
    boolean numbers = tags.stream().allMatch(tag -> NUMBER.matcher(tag).matches());
    this.classes = tags.isEmpty() || !numbers ? List.copyOf(tags) : numbersUpTo(tags);
    for (String tag : tags) {
      labels.put(tag, numbers ? Integer.parseInt(tag) : classes.indexOf(tag));
    }
  }

  private static List<String> numbersUpTo(Set<String> tags) {
    int largest = tags.stream().mapToInt(Integer::parseInt).max().orElse(0);
    if (largest >= MOST_CLASSES) {
      throw new UserException(
          "a label is %d; expected numbers below %d, or names".formatted(largest, MOST_CLASSES));
    }
    return IntStream.rangeClosed(0, largest).mapToObj(String::valueOf).toList();
  }

  /** Whether a source says something of its pictures itself. */
  static boolean isIn(Survey survey) {
    return survey.givesSplits() || !survey.labels().isEmpty();
  }

  private boolean hasLabels() {
    return !classes.isEmpty();
  }

  @Override
  public String description() {
    return hasLabels() ? "labels given with the pictures" : folders.description();
  }

  @Override
  public Labelling labelling() {
    return hasLabels() ? Labelling.SINGLE_LABEL : folders.labelling();
  }

  @Override
  public List<String> classes() {
    return hasLabels() ? classes : folders.classes();
  }

  @Override
  public Optional<Placement> place(int source, SourceFile file) throws RejectedException {
    Optional<Placement> below = folders.place(source, file);
    if (below.isEmpty()) {
      return below;
    }
    return Optional.of(
        new Placement(
            below.get().id(),
            givesSplits ? splits(file) : below.get().splits(),
            hasLabels() ? annotation(file) : below.get().annotation()));
  }

  private static List<String> splits(SourceFile file) {
    return file.tags().stream()
        .map(SourceFile.Tags::split)
        .filter(split -> !split.isEmpty())
        .map(split -> SplitNames.canonical(split).orElse(split))
        .toList();
  }

  private Annotation annotation(SourceFile file) {
    Integer label = file.tags().map(tags -> labels.get(tags.label())).orElse(null);
    return label == null
        ? Annotation.getDefaultInstance()
        : Annotation.newBuilder().setLabel(label).build();
  }
}
