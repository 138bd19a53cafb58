package io.intarsia.data.dataset;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which picture a file's id means: the one of that name, or the only one whose name ends so once
 * folder and ending are taken off, as {@code 000067} is of {@code VOC2007/000067.jpg}.
 */
public final class PictureNames {
  private final Map<String, String> byId = new HashMap<>();

  /** Of all pictures that an id may mean. */
  public PictureNames(Collection<String> names) {
    Set<String> twice = new HashSet<>();
    for (String name : names) {
      if (byId.putIfAbsent(stem(name), name) != null) {
        twice.add(stem(name));
      }
    }
    twice.forEach(byId::remove);
    names.forEach(name -> byId.put(name, name));
  }

  /** The picture's name in the data set. */
  public Optional<String> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** A name without folder and ending. */
  public static String stem(String name) {
    String file = name.substring(name.lastIndexOf('/') + 1);
    int dot = file.lastIndexOf('.');
    return dot > 0 ? file.substring(0, dot) : file;
  }
}
