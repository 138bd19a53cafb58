package io.intarsia.data.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.intarsia.core.testing.ReferenceFiles;
import io.intarsia.proto.SoftEncodingConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Soft targets of 200 colours by NumPy, K from 1 to 313: {@code ab_soft_encoding.json}. */
class SoftEncodingReferenceTest {
  private final JsonObject reference = ReferenceFiles.json("ab_soft_encoding.json");

  @Test
  void everyKHasTheBinsAndWeightsOfNumpy() {
    float[][] ab = new Gson().fromJson(reference.get("ab"), float[][].class);
    List<Integer> checked = new ArrayList<>();
    for (JsonElement each : reference.getAsJsonArray("encodings")) {
      JsonObject expected = each.getAsJsonObject();
      int neighbors = expected.get("K").getAsInt();
      int[][] bins = new Gson().fromJson(expected.get("indices"), int[][].class);
      float[][] weights = new Gson().fromJson(expected.get("weights"), float[][].class);
      SoftEncoding encoding =
          new SoftEncoding(
              ZhangBins.create(), SoftEncodingConfig.newBuilder().setNeighbors(neighbors).build());
      float[][] colors = Arrays.copyOf(ab, bins.length);
      assertEqual(EncodedColors.of(encoding::build, colors), bins, weights);
      assertEqual(EncodedColors.of(encoding::amongAll, colors), bins, weights);
      checked.add(neighbors);
    }
    assertThat(checked).contains(1, 10, 313);
  }

  private static void assertEqual(EncodedColors actual, int[][] bins, float[][] weights) {
    assertThat(actual.bins()).isDeepEqualTo(bins);
    for (int row = 0; row < weights.length; row++) {
      for (int i = 0; i < weights[row].length; i++) {
        assertThat(actual.weights()[row][i])
            .as("K %d, color %d, neighbour %d", weights[row].length, row, i)
            .isCloseTo(weights[row][i], within(1e-5f));
      }
    }
  }
}
