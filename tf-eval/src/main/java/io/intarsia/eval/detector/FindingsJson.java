package io.intarsia.eval.detector;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

/**
 * Findings as JSON, an object a line: {@code {"image": "a.jpg", "category": "car", "score": 0.93,
 * "box": [left, top, right, bottom]}} in a list.
 */
public final class FindingsJson {
  private FindingsJson() {}

  /**
   * Writes the findings of pictures.
   *
   * @param findings by the picture's name
   */
  public static String write(Map<String, List<Finding>> findings) {
    StringWriter out = new StringWriter();
    try (JsonWriter json = new JsonWriter(out)) {
      json.beginArray();
      for (Map.Entry<String, List<Finding>> picture : findings.entrySet()) {
        for (Finding finding : picture.getValue()) {
          write(json, picture.getKey(), finding);
        }
      }
      json.endArray();
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory failed", e);
    }
    return out.toString().replace("},{", "},\n{") + "\n";
  }

  private static void write(JsonWriter json, String image, Finding finding) throws IOException {
    json.beginObject();
    json.name("image").value(image);
    json.name("category").value(finding.category());
    json.name("score").value(finding.score());
    json.name("box").beginArray();
    json.value(finding.box().x1());
    json.value(finding.box().y1());
    json.value(finding.box().x2());
    json.value(finding.box().y2());
    json.endArray();
    json.endObject();
  }
}
