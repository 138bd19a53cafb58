package io.intarsia.eval.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.intarsia.train.summary.RecordedRun;
import io.intarsia.train.summary.RecordedRun.Picture;
import io.intarsia.train.summary.RecordedRun.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PretrainingPageTest {
  private static final RecordedRun RUN =
      new RecordedRun(
          Map.of(
              "loss", List.of(new Value(10, 4), new Value(20, 3)),
              "held_out/loss", List.of(new Value(20, 3.5f)),
              "held_out/ab_rmse", List.of(new Value(20, 14))),
          Map.of(
              "held_out/sheet",
              List.of(
                  new Picture(10, ByteString.copyFromUtf8("first")),
                  new Picture(20, ByteString.copyFromUtf8("second")))));

  @Test
  void aScalarOfTrainingAndHeldOutPicturesIsOneChart() {
    LearningCurves curves = new LearningCurves(RUN);
    assertThat(curves.names()).containsExactlyInAnyOrder("loss", "ab_rmse");
    assertThat(curves.chart("loss").toString())
        .contains("series0", "series1", "loss, held-out pictures");
    assertThat(curves.chart("ab_rmse").toString()).doesNotContain("series1");
  }

  @Test
  void theLastPictureComesFirstAndTheOthersAreFoldedAway() {
    String page = PretrainingPage.render("colorization <small>", RUN);
    // Base64 of "first" and of "second".
    assertThat(page).containsSubsequence("c2Vjb25k", "<details>", "Zmlyc3Q=", "</details>");
    assertThat(page).contains("colorization &lt;small&gt;");
  }
}
