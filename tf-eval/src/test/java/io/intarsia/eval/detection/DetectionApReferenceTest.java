package io.intarsia.eval.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import io.intarsia.core.boxes.Box;
import io.intarsia.core.testing.ReferenceFiles;
import io.intarsia.eval.metrics.AveragePrecision;
import io.intarsia.proto.BoxScoringConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Average precisions of the whole VOC07 test set: {@code voc07_detection_ap.json} over the tables
 * beside it, which stay where they are. In percent, to 1e-6.
 */
class DetectionApReferenceTest {
  private final JsonObject reference = ReferenceFiles.json("voc07_detection_ap.json");

  @Test
  void exampleDetectionsGetTheReferencesPrecisions() throws IOException {
    List<String> classes = List.copyOf(reference.getAsJsonObject("area").keySet());
    List<GroundObject> objects = objects();
    List<String> images = objects.stream().map(GroundObject::image).distinct().toList();
    GroundTruth truth = new GroundTruth(classes, images, objects);
    List<ClassResult> results =
        new DetectionScorer(truth, BoxScoringConfig.getDefaultInstance())
            .judge(detections(), SizeRange.ANY);
    assertThat(results).hasSize(20);
    check(results, AveragePrecision.ELEVEN_POINT, "eleven_point", "mAP_eleven_point");
    check(results, AveragePrecision.AREA, "area", "mAP_area");
  }

  private void check(
      List<ClassResult> results, AveragePrecision rule, String perClass, String mean) {
    double sum = 0;
    for (ClassResult result : results) {
      String name = result.category();
      assertThat(result.positiveCount()).isEqualTo(integer("positives", name));
      assertThat(result.judged()).hasSize(integer("detections", name));
      double score = 100 * result.score(rule).orElseThrow();
      assertThat(score)
          .as("%s of %s", perClass, name)
          .isCloseTo(reference.getAsJsonObject(perClass).get(name).getAsDouble(), within(1e-6));
      sum += score;
    }
    assertThat(sum / results.size()).isCloseTo(reference.get(mean).getAsDouble(), within(1e-6));
  }

  private int integer(String table, String name) {
    return reference.getAsJsonObject(table).get(name).getAsInt();
  }

  private static List<GroundObject> objects() throws IOException {
    List<GroundObject> objects = new ArrayList<>();
    for (String[] row : rows("voc07_test_boxes.csv")) {
      objects.add(new GroundObject(row[0], row[1], box(row, 2), row[6].equals("1")));
    }
    return objects;
  }

  private static List<Detection> detections() throws IOException {
    List<Detection> detections = new ArrayList<>();
    for (String[] row : rows("voc07_example_detections.csv")) {
      detections.add(new Detection(row[0], row[1], Float.parseFloat(row[2]), box(row, 3)));
    }
    return detections;
  }

  /** The tables' corners are pixels from 1, all included. */
  private static Box box(String[] row, int first) {
    return new Box(
        (float) (Double.parseDouble(row[first]) - 1),
        (float) (Double.parseDouble(row[first + 1]) - 1),
        Float.parseFloat(row[first + 2]),
        Float.parseFloat(row[first + 3]));
  }

  private static List<String[]> rows(String table) throws IOException {
    return Files.readAllLines(ReferenceFiles.path(table)).stream()
        .skip(1)
        .map(line -> line.split(",", -1))
        .toList();
  }
}
