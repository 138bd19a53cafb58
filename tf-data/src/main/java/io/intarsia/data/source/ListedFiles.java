package io.intarsia.data.source;

import io.intarsia.core.UserException;
import io.intarsia.core.files.Npy;
import io.intarsia.core.files.NpyArray;
import io.intarsia.data.source.SourceFile.Tags;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Reads lists of picture files: text with a path a line and perhaps a label behind it, CSV with
 * columns for path, label and split, or a {@code .npy} array of paths.
 */
final class ListedFiles {
  private static final Pattern LABELLED = Pattern.compile("(.*\\S)\\s+(\\d+)");
  private static final List<String> PATH_COLUMNS =
      List.of("path", "file", "filename", "image", "image_path");
  private static final List<String> LABEL_COLUMNS = List.of("label", "class", "class_name");
  private static final String SPLIT_COLUMN = "split";

  private ListedFiles() {}

  /** One line of a list: a path as it stands there, and what is said of it. */
  record Row(String path, Tags tags) {}

  /**
   * Reads a list by its ending.
   *
   * @throws UserException if it cannot be understood
   */
  static List<Row> read(Path list) throws IOException {
    String name = list.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".npy")) {
      return readArray(list);
    }
    List<String> lines = lines(list);
    return name.endsWith(".csv") ? readCsv(list, lines) : readText(lines);
  }

  private static List<String> lines(Path list) throws IOException {
    try {
      return Files.readAllLines(list).stream().filter(line -> !line.isBlank()).toList();
    } catch (CharacterCodingException e) {
      throw new UserException("%s: the list is not text in UTF-8".formatted(list), e);
    }
  }

  /** Numbers at the ends of the lines are labels only if every line has one. */
  private static List<Row> readText(List<String> lines) {
    boolean labelled = lines.stream().allMatch(line -> LABELLED.matcher(line.strip()).matches());
    return lines.stream().map(line -> textRow(line.strip(), labelled)).toList();
  }

  private static Row textRow(String line, boolean labelled) {
    Matcher matcher = LABELLED.matcher(line);
    return labelled && matcher.matches()
        ? new Row(matcher.group(1), new Tags(matcher.group(2), ""))
        : new Row(line, Tags.NONE);
  }

  private static List<Row> readCsv(Path list, List<String> lines) {
    if (lines.isEmpty()) {
      return List.of();
    }
    List<String> first =
        CsvLine.fields(lines.get(0)).stream().map(f -> f.toLowerCase(Locale.ROOT)).toList();
    boolean header = first.stream().anyMatch(PATH_COLUMNS::contains);
    int path = header ? column(first, PATH_COLUMNS) : 0;
    int label = header ? column(first, LABEL_COLUMNS) : 1;
    int split = header ? first.indexOf(SPLIT_COLUMN) : 2;
    List<Row> rows = new ArrayList<>();
    for (String line : lines.subList(header ? 1 : 0, lines.size())) {
      List<String> fields = CsvLine.fields(line);
      if (field(fields, path).isEmpty()) {
        throw new UserException("%s: there is no path in the line '%s'".formatted(list, line));
      }
      rows.add(new Row(field(fields, path), new Tags(field(fields, label), field(fields, split))));
    }
    return rows;
  }

  private static int column(List<String> header, List<String> names) {
    return IntStream.range(0, header.size())
        .filter(i -> names.contains(header.get(i)))
        .findFirst()
        .orElse(-1);
  }

  private static String field(List<String> fields, int column) {
    return column >= 0 && column < fields.size() ? fields.get(column).strip() : "";
  }

  /**
   * An array of paths; labels stand in a second file, if {@code images} or {@code files} in the
   * list's name can be replaced by {@code labels} (VISSL's convention).
   */
  private static List<Row> readArray(Path list) throws IOException {
    NpyArray array = Npy.read(list);
    if (!array.isText() || array.shape().size() != 1) {
      throw new UserException(
          "%s: expected a one-dimensional array of paths, got shape %s"
              .formatted(list, array.shape()));
    }
    List<String> paths = array.toStrings();
    String name = String.valueOf(list.getFileName());
    Path labels = list.resolveSibling(name.replaceFirst("(images|files)(?=[^/]*$)", "labels"));
    if (labels.equals(list) || !Files.exists(labels)) {
      return paths.stream().map(path -> new Row(path, Tags.NONE)).toList();
    }
    List<String> values = labels(labels);
    if (values.size() != paths.size()) {
      throw new UserException(
          "%s has %d labels for %d paths in %s"
              .formatted(labels, values.size(), paths.size(), name));
    }
    return IntStream.range(0, paths.size())
        .mapToObj(i -> new Row(paths.get(i), new Tags(values.get(i), "")))
        .toList();
  }

  private static List<String> labels(Path file) throws IOException {
    NpyArray array = Npy.read(file);
    return array.isText()
        ? array.toStrings()
        : Arrays.stream(array.toLongs()).mapToObj(String::valueOf).toList();
  }
}
