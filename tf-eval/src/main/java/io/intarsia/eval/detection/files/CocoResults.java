package io.intarsia.eval.detection.files;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.intarsia.core.files.AtomicFiles;
import io.intarsia.data.dataset.PictureNames;
import io.intarsia.eval.detection.Detection;
import io.intarsia.eval.detection.GroundTruth;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * COCO's results of detection (cocodataset.org, "Results Format"): a list of {@code image_id},
 * {@code category_id}, {@code bbox} (left, top, width, height) and {@code score}.
 *
 * <p>A class's id is its place in the data set from 1. A picture's id is the number that its name
 * ends in, as COCO's and VOC2007's pictures are called; where the names of a split are not
 * different numbers, it is the picture's place in the split from 1.
 */
public final class CocoResults {
  private static final Pattern NUMBER = Pattern.compile("(?:.*\\D)?(\\d{1,18})");

  private CocoResults() {}

  /** Writes all detections, in their order. */
  public static void write(Path file, GroundTruth truth, List<Detection> detections)
      throws IOException {
    Map<String, Long> ids = imageIds(truth.images());
    JsonArray results = new JsonArray();
    for (Detection each : detections) {
      JsonArray box = new JsonArray();
      box.add(each.box().x1());
      box.add(each.box().y1());
      box.add((float) each.box().width());
      box.add((float) each.box().height());
      JsonObject result = new JsonObject();
      result.addProperty("image_id", ids.get(each.image()));
      result.addProperty("category_id", truth.classes().indexOf(each.category()) + 1);
      result.add("bbox", box);
      result.addProperty("score", each.score());
      results.add(result);
    }
    AtomicFiles.write(file, (results + "\n").getBytes(StandardCharsets.UTF_8));
  }

  static Map<String, Long> imageIds(List<String> images) {
    Map<String, Long> ids = new HashMap<>();
    for (String image : images) {
      Matcher number = NUMBER.matcher(PictureNames.stem(image));
      if (number.matches()) {
        ids.put(image, Long.valueOf(number.group(1)));
      }
    }
    if (ids.values().stream().distinct().count() < images.size()) {
      for (int i = 0; i < images.size(); i++) {
        ids.put(images.get(i), i + 1L);
      }
    }
    return ids;
  }
}
