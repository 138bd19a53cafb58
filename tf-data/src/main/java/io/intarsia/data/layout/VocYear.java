package io.intarsia.data.layout;

import io.intarsia.core.UserException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What annotation files and lists of one year of PASCAL VOC say, by picture id. */
final class VocYear {
  private final Map<String, List<VocObject>> objects = new HashMap<>();
  private final Map<String, String> problems = new HashMap<>();
  private final Map<String, Set<String>> splits = new TreeMap<>();
  private final Map<String, Map<String, Integer>> labels = new TreeMap<>();

  void addAnnotation(String id, byte[] xml, VocXml parser) {
    try {
      objects.put(id, parser.read(xml));
    } catch (IOException e) {
      problems.put(id, "its annotation is damaged: " + e.getMessage());
    }
  }

  /**
   * Adds a file of {@code ImageSets/Main}: a split's ids, one a line, or ids with labels, where the
   * file's name is a class, an underscore and a split.
   */
  void addList(String name, byte[] text) {
    for (String line : new String(text, StandardCharsets.UTF_8).split("\\R")) {
      String[] words = line.strip().split("\\s+");
      if (words.length == 1 && !words[0].isEmpty()) {
        splits.computeIfAbsent(name, key -> new TreeSet<>()).add(words[0]);
      } else if (words.length == 2) {
        String className = name.substring(0, Math.max(0, name.lastIndexOf('_')));
        labels
            .computeIfAbsent(className, key -> new HashMap<>())
            .put(words[0], label(name, words[1]));
      }
    }
  }

  /**
   * VOC's lists say 1 for present, -1 for absent and 0 for present but difficult; an annotation
   * says 1, 0 and -1.
   */
  private static int label(String list, String word) {
    return switch (word) {
      case "1", "+1" -> 1;
      case "-1" -> 0;
      case "0" -> -1;
      default ->
          throw new UserException(
              "ImageSets/Main/%s.txt: a label is '%s', expected 1, 0 or -1".formatted(list, word));
    };
  }

  /** Classes that lists or objects name. */
  Set<String> classes() {
    Set<String> names = new TreeSet<>(labels.keySet());
    objects.values().forEach(all -> all.forEach(object -> names.add(object.className())));
    return names;
  }

  /** Names of the splits that have a picture. */
  List<String> splitsOf(String id) {
    return splits.entrySet().stream()
        .filter(split -> split.getValue().contains(id))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Pictures that the splits name. */
  Set<String> listed() {
    Set<String> ids = new TreeSet<>();
    splits.values().forEach(ids::addAll);
    return ids;
  }

  /** What is wrong with a picture's annotation file, or null. */
  @Nullable String problem(String id) {
    return problems.get(id);
  }

  /** A picture's objects; empty without an annotation file. */
  List<VocObject> objects(String id) {
    return objects.getOrDefault(id, List.of());
  }

  /** Whether anything is known of what a picture shows. */
  boolean isLabelled(String id) {
    return objects.containsKey(id)
        || labels.values().stream().anyMatch(ofClass -> ofClass.containsKey(id));
  }

  /** Present (1), absent (0) or only difficult (-1): the lists' word, else the objects'. */
  int label(String id, String className, List<VocObject> seen) {
    Integer listed = labels.getOrDefault(className, Map.of()).get(id);
    return listed != null ? listed : labelOf(className, seen);
  }

  /** The label that follows from a picture's objects alone. */
  static int labelOf(String className, List<VocObject> objects) {
    List<VocObject> members =
        objects.stream().filter(object -> object.className().equals(className)).toList();
    if (members.isEmpty()) {
      return 0;
    }
    return members.stream().anyMatch(object -> !object.box().getDifficult()) ? 1 : -1;
  }

  /** Pictures whose lists and objects contradict each other, sorted. */
  Set<String> contradictions() {
    Set<String> ids = new TreeSet<>();
    labels.forEach(
        (className, ofClass) ->
            ofClass.forEach(
                (id, label) -> {
                  List<VocObject> seen = objects.get(id);
                  if (seen != null && labelOf(className, seen) != label) {
                    ids.add(id);
                  }
                }));
    return ids;
  }
}
