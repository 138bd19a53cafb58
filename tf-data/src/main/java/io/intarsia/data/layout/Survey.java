package io.intarsia.data.layout;

import io.intarsia.data.source.ImageSource;
import io.intarsia.data.source.SourceFile;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a first look at the names in a source tells: enough to recognise the layout, and no more in
 * memory than a count for each folder.
 */
public final class Survey {
  private static final Pattern PICTURE =
      Pattern.compile("(?i)(.*/)?[^/.][^/]*\\.(jpe?g|jpe|jfif|png|gif|bmp|webp|tiff?|heic|avif)");

  /** A name without an ending may be a picture's, or a README's: it says nothing of the layout. */
  private static final Pattern WITHOUT_ENDING = Pattern.compile("(.*/)?[^/.]+");

  /** Longest annotation or list that is read; the longest of VOC take some hundred kilobytes. */
  private static final long MAX_SIDE_FILE_BYTES = 16L << 20;

  private final Map<String, byte[]> sideFiles = new TreeMap<>();
  private final Set<String> folders = new TreeSet<>();
  private final Set<String> foldersWithoutEndings = new TreeSet<>();
  private final Set<String> labels = new TreeSet<>();
  private boolean givesSplits;
  private long pictures;
  private long others;

  private Survey() {}

  /** Looks at every name in a source. */
  public static Survey of(ImageSource source) throws IOException {
    Survey survey = new Survey();
    source.visit(survey::add);
    return survey;
  }

  /** Whether a file's name lets it be a picture. */
  public static boolean maybePicture(SourceFile file) {
    return PICTURE.matcher(file.name()).matches() || WITHOUT_ENDING.matcher(file.name()).matches();
  }

  private void add(SourceFile file) throws IOException {
    if (file.problem().isPresent()) {
      pictures++;
    } else if (maybePicture(file)) {
      pictures++;
      file.tags().ifPresent(this::addTags);
      boolean certain = file.tags().isPresent() || PICTURE.matcher(file.name()).matches();
      (certain ? folders : foldersWithoutEndings).add(folderOf(file.name()));
    } else if (VocPath.of(file.name()).isPresent() && file.size() <= MAX_SIDE_FILE_BYTES) {
      sideFiles.put(file.name(), file.content().read());
    } else {
      others++;
    }
  }

  /** The name's part before the last {@code /}; empty at the top. */
  static String folderOf(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('/')));
  }

  /** The name's part before the first {@code /}, or all of it. */
  static String firstOf(String path) {
    int slash = path.indexOf('/');
    return slash < 0 ? path : path.substring(0, slash);
  }

  /** Files that may be pictures, and those refused by name. */
  public long pictures() {
    return pictures;
  }

  /** Files that are no pictures by their names. */
  public long others() {
    return others;
  }

  /** Annotations and lists of a VOC development kit, by name. */
  Map<String, byte[]> sideFiles() {
    return Collections.unmodifiableMap(sideFiles);
  }

  private void addTags(SourceFile.Tags tags) {
    if (!tags.label().isEmpty()) {
      labels.add(tags.label());
    }
    givesSplits |= !tags.split().isEmpty();
  }

  /** Labels that the source itself gives its pictures, sorted. */
  Set<String> labels() {
    return Collections.unmodifiableSet(labels);
  }

  /** Whether the source itself puts pictures into splits. */
  boolean givesSplits() {
    return givesSplits;
  }

  /** Folders that hold files which may be pictures, sorted; the empty name is the top. */
  List<String> folders() {
    return List.copyOf(folders.isEmpty() ? foldersWithoutEndings : folders);
  }
}
