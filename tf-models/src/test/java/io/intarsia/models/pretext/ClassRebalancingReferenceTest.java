package io.intarsia.models.pretext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import io.intarsia.core.testing.ReferenceFiles;
import org.junit.jupiter.api.Test;

/** The factors equal the reference's. */
class ClassRebalancingReferenceTest {

  @Test
  void factorsEqualTheReferences() {
    JsonObject reference = ReferenceFiles.json("class_rebalancing.json");
    float[] prior = ReferenceArrays.floats(reference.getAsJsonArray("prior"));
    double[] expected = ReferenceArrays.doubles(reference.getAsJsonArray("weights"));
    float[] factors = new ClassRebalancing(0.5, 1).factors(prior);
    assertThat(factors).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) factors[i])
          .as("factor of colour %d", i)
          .isCloseTo(expected[i], within(1e-6 * expected[i]));
    }
  }

  @Test
  void withoutPowerAllCountAlike() {
    assertThat(new ClassRebalancing(0.5, 0).factors(new float[] {3, 1, 0}))
        .containsExactly(1, 1, 0);
  }

  @Test
  void completelyRebalancedColorsHaveEqualShares() {
    // Shares 3/4 and 1/4, each times its factor: one half.
    assertThat(ClassRebalancing.complete().factors(new float[] {3, 1, 0}))
        .containsExactly(2 / 3f, 2, 0);
  }
}
