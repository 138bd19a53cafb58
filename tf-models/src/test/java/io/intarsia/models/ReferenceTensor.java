package io.intarsia.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.intarsia.core.graph.Variables;
import io.intarsia.models.backbones.TorchLayout;
import java.util.List;
import java.util.function.UnaryOperator;
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
  private static void assertGradient(String name, JsonObject expected, float[] actual) {
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

  /**
   * The gradients that a reference has.
   *
   * @param expected by PyTorch's names
   * @param gradients of the trained variables, in their order
   * @param torchName PyTorch's name of a variable
   */
  public static void assertGradients(
      JsonObject expected,
      List<Variables.Entry> trained,
      List<float[]> gradients,
      UnaryOperator<String> torchName) {
    int compared = 0;
    for (int i = 0; i < trained.size(); i++) {
      String name = torchName.apply(trained.get(i).name());
      if (expected.has(name)) {
        float[] torch = TorchLayout.toTorch(gradients.get(i), trained.get(i).shape());
        assertGradient(name, expected.getAsJsonObject(name), torch);
        compared++;
      }
    }
    assertThat(compared).as("gradients compared").isEqualTo(expected.size());
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
