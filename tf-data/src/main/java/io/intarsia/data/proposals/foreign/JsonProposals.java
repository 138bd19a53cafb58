package io.intarsia.data.proposals.foreign;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.intarsia.core.UserException;
import io.intarsia.data.dataset.RecordNames;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * JSON of one object: a picture's name to its boxes, the best first, each {@code [x1, y1, x2, y2]}
 * or {@code [x1, y1, x2, y2, score]} in pixels from 0, the far edges excluded.
 */
final class JsonProposals {
  private static final int EDGES = 4;

  private JsonProposals() {}

  static void read(Path file, RecordNames names, ForeignBoxes boxes) throws IOException {
    try (Reader reader = Files.newBufferedReader(file)) {
      JsonObject pictures = JsonParser.parseReader(reader).getAsJsonObject();
      for (Map.Entry<String, JsonElement> picture : pictures.entrySet()) {
        long record = names.require(picture.getKey(), file.toString());
        boxes.searched(record);
        for (JsonElement box : picture.getValue().getAsJsonArray()) {
          add(record, box.getAsJsonArray(), boxes, "%s, %s".formatted(file, picture.getKey()));
        }
      }
    } catch (JsonParseException | IllegalStateException | NumberFormatException e) {
      throw new UserException(
          "%s: expected {\"name\": [[x1, y1, x2, y2], ...], ...}: %s"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static void add(long record, JsonArray box, ForeignBoxes boxes, String where) {
    if (box.size() != EDGES && box.size() != EDGES + 1) {
      throw new UserException("%s: expected 4 numbers or 5, got %s".formatted(where, box));
    }
    double[] edges = new double[EDGES];
    for (int i = 0; i < EDGES; i++) {
      edges[i] = box.get(i).getAsDouble();
    }
    Optional<Float> score =
        box.size() > EDGES ? Optional.of(box.get(EDGES).getAsFloat()) : Optional.empty();
    boxes.add(record, edges, score, where);
  }
}
