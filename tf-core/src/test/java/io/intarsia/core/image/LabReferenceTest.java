package io.intarsia.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.intarsia.core.testing.ReferenceFiles;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** scikit-image's {@code rgb2lab} of 8-bit sRGB: {@code lab.json}. */
class LabReferenceTest {
  private final JsonObject reference = ReferenceFiles.json("lab.json");

  @Test
  void colorsHaveTheLabOfScikitImage() {
    float[][] rgb = new Gson().fromJson(reference.get("rgb"), float[][].class);
    double[][] expected = new Gson().fromJson(reference.get("lab"), double[][].class);
    float[][] lab = LabRun.convert(Lab::fromRgb, rgb);
    assertThat(lab).hasDimensions(expected.length, 3);
    for (int i = 0; i < lab.length; i++) {
      for (int channel = 0; channel < 3; channel++) {
        assertThat((double) lab[i][channel])
            .as("channel %d of rgb %s", channel, Arrays.toString(rgb[i]))
            .isCloseTo(expected[i][channel], within(1e-3));
      }
    }
  }
}
