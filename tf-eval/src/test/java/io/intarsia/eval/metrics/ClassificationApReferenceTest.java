package io.intarsia.eval.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import io.intarsia.core.testing.ReferenceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Average precisions of the whole VOC07 test set: {@code voc07_classification_ap.json} over the
 * tables beside it, which stay where they are. In percent, to 1e-6.
 */
class ClassificationApReferenceTest {
  private static final String TARGETS = "test_targets.json";
  private final JsonObject reference = ReferenceFiles.json("voc07_classification_ap.json");

  @Test
  void exampleScoresGetTheReferencesPrecisions() throws IOException {
    check("example_preds.json vs " + TARGETS, readTable("voc07_example_scores.csv"));
  }

  @Test
  void detectionsAsImageScoresGetTheReferencesPrecisions() throws IOException {
    check("max detection score per image (0 if none) vs " + TARGETS, largestDetections());
  }

  private void check(String key, Table scores) throws IOException {
    Table targets = readTable("voc07_test_targets.csv");
    JsonObject expected = reference.getAsJsonObject(key);
    compare(AveragePrecision.AREA, scores, targets, expected, "area", "mAP_area");
    compare(
        AveragePrecision.ELEVEN_POINT,
        scores,
        targets,
        expected,
        "eleven_point",
        "mAP_eleven_point");
  }

  private static void compare(
      AveragePrecision rule,
      Table scores,
      Table targets,
      JsonObject expected,
      String perClass,
      String mean) {
    assertThat(scores.classes).isEqualTo(targets.classes).hasSize(20);
    double sum = 0;
    for (String name : targets.classes) {
      int[] labels = new int[targets.rows.size()];
      double[] column = new double[labels.length];
      int row = 0;
      for (String image : targets.rows.keySet()) {
        labels[row] = (int) targets.value(image, name);
        column[row++] = scores.value(image, name);
      }
      double percent = 100 * rule.of(Ranking.of(column, labels));
      double reference = expected.getAsJsonObject(perClass).get(name).getAsDouble();
      assertThat(percent).as("%s of %s", rule, name).isCloseTo(reference, within(1e-6));
      sum += percent;
    }
    assertThat(sum / 20).isCloseTo(expected.get(mean).getAsDouble(), within(1e-6));
  }

  private static Table largestDetections() throws IOException {
    Table targets = readTable("voc07_test_targets.csv");
    Table scores = new Table(targets.classes);
    targets.rows.keySet().forEach(image -> scores.rows.put(image, new double[20]));
    List<String> lines = lines("voc07_example_detections.csv");
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",");
      double[] row = scores.row(cells[0]);
      int column = targets.classes.indexOf(cells[1]);
      row[column] = Math.max(row[column], Double.parseDouble(cells[2]));
    }
    return scores;
  }

  private static Table readTable(String file) throws IOException {
    List<String> lines = lines(file);
    List<String> header = List.of(lines.get(0).split(","));
    Table table = new Table(header.subList(1, header.size()));
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",");
      double[] row = new double[cells.length - 1];
      for (int i = 0; i < row.length; i++) {
        row[i] = Double.parseDouble(cells[i + 1]);
      }
      table.rows.put(cells[0], row);
    }
    return table;
  }

  private static List<String> lines(String file) throws IOException {
    return new ArrayList<>(Files.readAllLines(ReferenceFiles.path(file)));
  }

  /** One value for each image and class, images in ascending order. */
  private static final class Table {
    final List<String> classes;
    final Map<String, double[]> rows = new TreeMap<>();

    Table(List<String> classes) {
      this.classes = classes;
    }

    double value(String image, String name) {
      return row(image)[classes.indexOf(name)];
    }

    double[] row(String image) {
      return Objects.requireNonNull(rows.get(image), image);
    }
  }
}
