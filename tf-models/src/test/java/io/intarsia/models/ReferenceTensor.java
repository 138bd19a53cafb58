package io.intarsia.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.assertj.core.data.Percentage;
import org.tensorflow.ndarray.Shape;

/** Compares tensors with what the reference files say of them. */
public final class ReferenceTensor {
  private ReferenceTensor() {}

  /** A map: samples to 1e-3 of the largest value, length to 1e-3 relative. */
  public static void assertMap(String name, JsonObject expected, Shape shape, float[] actual) {
    assertThat(shape.asArray()).as(name).containsExactly(longs(expected, "shape_nhwc"));
    double close = 1e-3 * expected.get("abs_max").getAsDouble();
    int stride = expected.get("sample_stride").getAsInt();
    JsonArray samples = expected.getAsJsonArray("samples");
    for (int i = 0; i < samples.size(); i++) {
      assertThat((double) actual[i * stride])
          .as("%s, sample %d", name, i)
          .isCloseTo(samples.get(i).getAsDouble(), within(close));
    }
    assertThat(length(actual))
        .as("length of %s", name)
        .isCloseTo(expected.get("l2").getAsDouble(), Percentage.withPercentage(0.1));
  }

  /** A gradient in PyTorch's order: length to 1e-2 relative, first values to 1e-2 of the length. */
  public static void assertGradient(String name, JsonObject expected, float[] actual) {
    double length = expected.get("l2").getAsDouble();
    assertThat(length(actual))
        .as("length of the gradient of %s", name)
        .isCloseTo(length, Percentage.withPercentage(1));
    JsonArray first = expected.getAsJsonArray("first");
    for (int i = 0; i < first.size(); i++) {
      assertThat((double) actual[i])
          .as("gradient of %s at %d", name, i)
          .isCloseTo(first.get(i).getAsDouble(), within(1e-2 * length));
    }
  }

  /** Euclidean length. */
  private static double length(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += (double) value * value;
    }
    return Math.sqrt(sum);
  }

  private static long[] longs(JsonObject object, String name) {
    return object.getAsJsonArray(name).asList().stream()
        .mapToLong(JsonElement::getAsLong)
        .toArray();
  }
}
