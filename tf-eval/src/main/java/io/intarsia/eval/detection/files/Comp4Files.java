package io.intarsia.eval.detection.files;

import io.intarsia.core.UserException;
import io.intarsia.core.boxes.Box;
import io.intarsia.core.files.AtomicFiles;
import io.intarsia.data.dataset.PictureNames;
import io.intarsia.eval.detection.Detection;
import io.intarsia.eval.detection.GroundTruth;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * PASCAL VOC's results of detection (VOC2007 devkit, 4.2.3): for each class a file {@code
 * comp4_det_test_car.txt} with lines {@code id score left top right bottom}. Corners are pixels
 * from 1, all included; here they are edges from 0.
 */
public final class Comp4Files {
  private static final int FIELDS = 6;

  private Comp4Files() {}

  /**
   * Reads the files of all classes, in the order of their lines. A class without a file has no
   * detections; {@code comp3} files are read too.
   *
   * @param split the test set, such as {@code test}; of {@code 2007/test} the files' names have
   *     {@code test}, as the devkit of a single year does
   * @throws UserException if no class has a file, a line is wrong, or a picture is not in the split
   */
  public static List<Detection> read(Path directory, String split, GroundTruth truth)
      throws IOException {
    List<Detection> detections = new ArrayList<>();
    PictureNames names = new PictureNames(truth.images());
    int files = 0;
    for (String category : truth.classes()) {
      for (String competition : List.of("comp4", "comp3")) {
        Path file = directory.resolve(name(competition, split, category));
        if (Files.exists(file)) {
          files++;
          read(file, category, names, detections);
          break;
        }
      }
    }
    if (files == 0) {
      throw new UserException(
          "%s holds no results such as %s"
              .formatted(directory, name("comp4", split, truth.classes().get(0))));
    }
    return detections;
  }

  private static void read(
      Path file, String category, PictureNames names, List<Detection> detections)
      throws IOException {
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      String where = "%s, line %d".formatted(file, number);
      String[] fields = line.strip().split("\\s+");
      if (fields.length != FIELDS) {
        throw new UserException(
            "%s: expected 'id score left top right bottom', got '%s'".formatted(where, line));
      }
      String image =
          names
              .find(fields[0])
              .orElseThrow(
                  () ->
                      new UserException(
                          "%s: the split has no picture '%s'".formatted(where, fields[0])));
      detections.add(detection(image, category, fields, where));
    }
  }

  private static Detection detection(String image, String category, String[] fields, String where) {
    try {
      // In double: a corner such as 1234.567 less 1 is not rounded twice.
      Box box =
          new Box(
              (float) (Double.parseDouble(fields[2]) - 1),
              (float) (Double.parseDouble(fields[3]) - 1),
              (float) Double.parseDouble(fields[4]),
              (float) Double.parseDouble(fields[5]));
      return new Detection(image, category, Float.parseFloat(fields[1]), box);
    } catch (IllegalArgumentException e) {
      throw new UserException("%s: %s".formatted(where, e.getMessage()), e);
    }
  }

  /**
   * Writes a file for every class, empty ones too; scores with 6 digits, corners with 1, as the
   * devkit's readers expect.
   */
  public static void write(
      Path directory, String split, List<String> classes, List<Detection> detections)
      throws IOException {
    Files.createDirectories(directory);
    for (String category : classes) {
      Stream<String> lines =
          detections.stream()
              .filter(each -> each.category().equals(category))
              .map(Comp4Files::line);
      AtomicFiles.write(
          directory.resolve(name("comp4", split, category)),
          String.join("", lines.toList()).getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String line(Detection detection) {
    Box box = detection.box();
    return String.format(
        Locale.ROOT,
        "%s %.6f %.1f %.1f %.1f %.1f%n",
        PictureNames.stem(detection.image()),
        detection.score(),
        box.x1() + 1,
        box.y1() + 1,
        box.x2(),
        box.y2());
  }

  private static String name(String competition, String split, String category) {
    String withoutYear = split.substring(split.lastIndexOf('/') + 1);
    return "%s_det_%s_%s.txt".formatted(competition, withoutYear, category);
  }
}
