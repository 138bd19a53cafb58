package io.intarsia.core.layers;

import static org.assertj.core.api.Assertions.assertThat;

import io.intarsia.core.graph.Mode;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;

class RoiAlignTest {
  /** Two pictures of 2x2 cells, 16 pixels each. */
  private static final Shape MAPS = Shape.of(2, 2, 2, 1);

  @Test
  void aBinIsTheMeanOfFourBilinearSamples() {
    // Samples at -1/4, 1/4, 3/4 and 5/4, clamped to 0 and 1: in a bin the far cells weigh 1/8, 7/8.
    assertThat(align(new float[] {0, 0, 32, 32}, 0, 0, 8, 16, 24, 9, 9, 9, 9))
        .containsExactly(3, 9, 15, 21);
  }

  @Test
  void samplesMoreThanACellOutsideCountNothing() {
    // Of the four samples along an axis, at -2, -1, 0 and 1, the first one.
    assertThat(align(new float[] {-24, -24, 40, 40}, 0, 1, 1, 1, 1, 9, 9, 9, 9))
        .containsExactly(0.25f, 0.5f, 0.5f, 1);
  }

  @Test
  void aRegionSeesItsOwnPictureOnly() {
    assertThat(align(new float[] {-24, -24, 40, 40}, 1, 9, 9, 9, 9, 0, 0, 0, 0))
        .containsExactly(0, 0, 0, 0);
  }

  private static float[] align(float[] box, int picture, float... maps) {
    try (LayerRun run =
        new LayerRun(
            Mode.INFERENCE,
            MAPS,
            (net, in, step) ->
                new RoiAlign(2, 16)
                    .build(
                        net,
                        in,
                        net.tf().constant(new float[][] {box}),
                        net.tf().array(picture)))) {
      return run.output(0, maps);
    }
  }
}
