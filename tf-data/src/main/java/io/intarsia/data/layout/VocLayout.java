package io.intarsia.data.layout;

import io.intarsia.data.layout.VocPath.Folder;
import io.intarsia.data.source.SourceFile;
import io.intarsia.proto.Annotation;
import io.intarsia.proto.Labelling;
import io.intarsia.proto.RejectReason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * The development kit of PASCAL VOC (Everingham et al. 2010): pictures under official ids, boxes,
 * lists of splits and labels. With several years, ids and splits are prefixed by the year ({@code
 * 2007/000001}), and each split stands under its plain name too, all years together.
 */
final class VocLayout implements Layout {
  private static final Logger LOG = LogManager.getLogger(VocLayout.class);
  private static final Pattern YEAR = Pattern.compile("\\d{4}");

  private final Map<String, VocYear> years = new TreeMap<>();
  private final List<String> classes;
  private final Map<String, Integer> labels = new HashMap<>();

  /** Reads annotations and lists; the sources of one year complete each other. */
  VocLayout(List<Survey> surveys) {
    VocXml parser = new VocXml();
    for (Survey survey : surveys) {
      survey.sideFiles().forEach((name, content) -> add(name, content, parser));
    }
    Set<String> names = new TreeSet<>();
    years.values().forEach(year -> names.addAll(year.classes()));
    classes = List.copyOf(names);
    for (String name : classes) {
      labels.put(name, labels.size());
    }
    years.forEach(VocLayout::warnOfContradictions);
  }

  /** Whether a source holds such a kit, or a part of one. */
  static boolean isIn(Survey survey) {
    return !survey.sideFiles().isEmpty();
  }

  private void add(String name, byte[] content, VocXml parser) {
    VocPath.of(name)
        .ifPresent(
            path -> {
              VocYear year = years.computeIfAbsent(path.year(), key -> new VocYear());
              if (path.folder() == Folder.ANNOTATIONS) {
                year.addAnnotation(path.stem(), content, parser);
              } else {
                year.addList(path.stem(), content);
              }
            });
  }

  private static void warnOfContradictions(String name, VocYear year) {
    Set<String> ids = year.contradictions();
    if (!ids.isEmpty()) {
      LOG.warn(
          "{}: lists and annotations contradict each other on {} pictures, the lists are believed;"
              + " the first is {}",
          name,
          ids.size(),
          ids.iterator().next());
    }
  }

  @Override
  public String description() {
    return years.size() == 1 ? "VOCdevkit" : "VOCdevkit with " + String.join(", ", years.keySet());
  }

  @Override
  public Labelling labelling() {
    return classes.isEmpty() ? Labelling.UNLABELLED : Labelling.MULTI_LABEL;
  }

  @Override
  public List<String> classes() {
    return classes;
  }

  @Override
  public Optional<Placement> place(int source, SourceFile file) throws RejectedException {
    Optional<VocPath> path = VocPath.of(file.name());
    if (path.isEmpty() || path.get().folder() != Folder.PICTURES) {
      return Optional.empty();
    }
    VocYear year = years.getOrDefault(path.get().year(), new VocYear());
    String id = path.get().stem();
    String problem = year.problem(id);
    if (problem != null) {
      throw new RejectedException(RejectReason.CORRUPT, problem);
    }
    return Optional.of(
        new Placement(
            prefixed(path.get().year(), id),
            splits(path.get().year(), year.splitsOf(id)),
            annotation(year, id)));
  }

  private List<String> splits(String year, List<String> names) {
    List<String> all = new ArrayList<>(names);
    if (years.size() > 1) {
      names.forEach(name -> all.add(prefixed(year, name)));
    }
    return all;
  }

  private String prefixed(String year, String name) {
    Matcher digits = YEAR.matcher(year);
    return years.size() == 1 ? name : (digits.find() ? digits.group() : year) + "/" + name;
  }

  private Annotation annotation(VocYear year, String id) {
    Annotation.Builder annotation = Annotation.newBuilder();
    List<VocObject> objects = year.objects(id);
    for (VocObject object : objects) {
      Integer label = labels.get(object.className());
      if (label != null) {
        annotation.addObjects(object.box().toBuilder().setLabel(label));
      }
    }
    if (year.isLabelled(id)) {
      classes.forEach(name -> annotation.addLabels(year.label(id, name, objects)));
    }
    return annotation.build();
  }

  @Override
  public List<String> expected() {
    List<String> ids = new ArrayList<>();
    years.forEach(
        (name, year) ->
            year.listed().stream()
                .filter(id -> year.problem(id) == null)
                .forEach(id -> ids.add(prefixed(name, id))));
    return ids;
  }
}
