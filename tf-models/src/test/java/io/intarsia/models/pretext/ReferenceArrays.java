package io.intarsia.models.pretext;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.List;

/** Arrays of the reference files, flattened in row-major order. */
final class ReferenceArrays {
  private ReferenceArrays() {}

  static double[] doubles(JsonArray array) {
    List<Double> values = new ArrayList<>();
    collect(array, values);
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  static float[] floats(JsonArray array) {
    double[] values = doubles(array);
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  static int[] ints(JsonArray array) {
    double[] values = doubles(array);
    int[] ints = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      ints[i] = (int) values[i];
    }
    return ints;
  }

  private static void collect(JsonElement element, List<Double> values) {
    if (element.isJsonArray()) {
      element.getAsJsonArray().forEach(inner -> collect(inner, values));
    } else {
      values.add(element.getAsDouble());
    }
  }
}
