package io.intarsia.study.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intarsia.proto.TrialConfig;
import io.intarsia.proto.TrialKind;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CostModelTest {
  @Test
  void aTrialCostsItsStartItsStepsItsExportAndItsEvaluations() {
    TrialConfig small = trial("a", 1000, TrialKind.PRETRAINED);
    TrialConfig again = small.toBuilder().setHash("other evaluations").build();
    TrialConfig twin = trial("t", 1000, TrialKind.RANDOM_TWIN_TRIAL);
    CostModel model =
        new CostModel(
            Map.of(TrialShape.of(small), new ShapeCost(10, 0.5, 4)),
            Map.of(small, 60.0, again, 30.0, twin, 50.0));
    // 1,000 pictures of 100 a step, 2.5 times: 25 steps. A pretraining that is there costs nothing.
    assertThat(model.predict(List.of(small, again, twin)))
        .extracting(CostModel.Prediction::seconds)
        .containsExactly(10 + 25 * 0.5 + 4 + 60, 30.0, 50.0);
  }

  @Test
  void lengthSeedAndSubsetAreNoPartOfAShape() {
    TrialConfig one = trial("a", 1000, TrialKind.PRETRAINED);
    TrialConfig.Builder other = trial("b", 3000, TrialKind.PRETRAINED).toBuilder();
    other.getExperimentBuilder().getScheduleBuilder().setSteps(7);
    other.getExperimentBuilder().getInputBuilder().setSeed(5);
    assertThat(TrialShape.of(other.build())).isEqualTo(TrialShape.of(one));
    other.getExperimentBuilder().getInputBuilder().setBatchSize(99);
    assertThat(TrialShape.of(other.build())).isNotEqualTo(TrialShape.of(one));
  }

  @Test
  void aTrialThatEndsMakesRoomForTheNext() {
    List<CostModel.Prediction> predictions =
        Stream.of(5.0, 2.0, 2.0, 4.0)
            .map(seconds -> new CostModel.Prediction(TrialConfig.getDefaultInstance(), seconds))
            .toList();
    assertThat(CostModel.together(predictions, 1)).isEqualTo(13);
    // 5 and then nothing beside 2, 2 and 4.
    assertThat(CostModel.together(predictions, 2)).isEqualTo(8);
  }

  @Test
  void thePaperScaleIsImagesTimesEpochsOverSpeed() {
    assertThat(new PaperScale(1e8, 10, 1000).hours()).isCloseTo(277.78, within(0.01));
  }

  private static TrialConfig trial(String pretraining, long pictures, TrialKind kind) {
    TrialConfig.Builder trial =
        TrialConfig.newBuilder().setHash(pretraining).setPretraining(pretraining).setKind(kind);
    trial.getExperimentBuilder().getInputBuilder().setBatchSize(100).setSubsetSize(pictures);
    trial.getExperimentBuilder().getScheduleBuilder().setEpochs(2.5);
    return trial.build();
  }
}
