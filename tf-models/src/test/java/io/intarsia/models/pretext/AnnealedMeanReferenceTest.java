package io.intarsia.models.pretext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.intarsia.core.testing.ReferenceFiles;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Decoded colours equal those of double precision, at every temperature of the reference. */
class AnnealedMeanReferenceTest {
  private static final int PLACES = 40;

  @Test
  void decodedColorsEqualTheReferences() {
    JsonObject reference = ReferenceFiles.json("annealed_mean.json");
    float[] logits = ReferenceArrays.floats(reference.getAsJsonArray("logits"));
    ColorBins bins = TestColors.published();
    for (JsonElement element : reference.getAsJsonArray("decoded")) {
      JsonObject decoded = element.getAsJsonObject();
      double temperature = decoded.get("T").getAsDouble();
      float[] expected = ReferenceArrays.floats(decoded.getAsJsonArray("ab"));
      try (LogitsRun run = new LogitsRun(PLACES, bins.size())) {
        Operand<TFloat32> mean = AnnealedMean.decode(run.tf(), bins, run.logits(), temperature);
        float[] actual = run.run(logits, List.of(mean)).get(0);
        assertThat(actual)
            .as("colours at temperature %s", temperature)
            .containsExactly(expected, within(1e-3f));
      }
    }
  }
}
