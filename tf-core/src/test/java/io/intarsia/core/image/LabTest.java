package io.intarsia.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LabTest {
  private static final int STEP = 15;
  private static final int LEVELS = 255 / STEP + 1;

  @Test
  void theWayBackReturnsEveryColorOfTheCube() {
    float[][] rgb = cube();
    float[][] back = LabRun.convert(Lab::toRgb, LabRun.convert(Lab::fromRgb, rgb));
    for (int i = 0; i < rgb.length; i++) {
      for (int channel = 0; channel < 3; channel++) {
        assertThat(back[i][channel]).isCloseTo(rgb[i][channel], within(0.02f));
      }
    }
  }

  @Test
  void colorsThatNoScreenCanShowAreClipped() {
    float[][] lab = {{50, -110, 110}, {50, 110, -110}, {120, 0, 0}, {-5, 0, 0}, {0, 100, 100}};
    for (float[] pixel : LabRun.convert(Lab::toRgb, lab)) {
      for (float value : pixel) {
        assertThat(value).isBetween(0f, 255f);
      }
    }
  }

  private static float[][] cube() {
    float[][] colors = new float[LEVELS * LEVELS * LEVELS][];
    for (int i = 0; i < colors.length; i++) {
      colors[i] =
          new float[] {
            STEP * (i % LEVELS), STEP * (i / LEVELS % LEVELS), STEP * (i / LEVELS / LEVELS)
          };
    }
    return colors;
  }
}
