package io.intarsia.core.boxes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.intarsia.core.testing.ReferenceFiles;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against torchvision's {@code ops.nms} and {@code ops.box_iou}: nms.json. */
class NonMaximumSuppressionReferenceTest {
  private JsonObject reference = new JsonObject();
  private List<Box> boxes = List.of();

  @BeforeEach
  void read() {
    reference = ReferenceFiles.json("nms.json");
    boxes = stream(reference.getAsJsonArray("boxes_x1y1x2y2")).map(this::box).toList();
  }

  private Box box(JsonElement edges) {
    JsonArray e = edges.getAsJsonArray();
    return new Box(
        e.get(0).getAsFloat(), e.get(1).getAsFloat(), e.get(2).getAsFloat(), e.get(3).getAsFloat());
  }

  private static Stream<JsonElement> stream(JsonArray array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  @Test
  void theSameBoxesAreKeptInTheSameOrderAtEveryThreshold() {
    float[] scores = new float[boxes.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = reference.getAsJsonArray("scores").get(i).getAsFloat();
    }
    JsonObject keep = reference.getAsJsonObject("keep");
    assertThat(keep.keySet()).hasSize(3);
    for (String threshold : keep.keySet()) {
      List<Integer> expected =
          stream(keep.getAsJsonArray(threshold)).map(JsonElement::getAsInt).toList();
      assertThat(new NonMaximumSuppression(Double.parseDouble(threshold)).keep(boxes, scores))
          .as("threshold %s", threshold)
          .isEqualTo(expected);
    }
  }

  @Test
  void overlapsAreTheSame() {
    JsonArray rows = reference.getAsJsonArray("iou_first_5x5");
    for (int i = 0; i < rows.size(); i++) {
      double[] overlaps = Overlaps.iou(boxes.get(i), boxes.subList(0, rows.size()));
      for (int j = 0; j < overlaps.length; j++) {
        double expected = rows.get(i).getAsJsonArray().get(j).getAsDouble();
        assertThat(overlaps[j]).isCloseTo(expected, within(1e-6));
      }
    }
  }
}
