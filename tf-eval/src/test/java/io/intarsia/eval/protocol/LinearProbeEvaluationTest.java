package io.intarsia.eval.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.intarsia.core.config.Configs;
import io.intarsia.core.progress.Progress;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.proto.AugmentationConfig;
import io.intarsia.proto.CachedViews;
import io.intarsia.proto.EvaluationReport;
import io.intarsia.proto.LayerScores;
import io.intarsia.proto.LinearProbeConfig;
import io.intarsia.proto.SubjectKind;
import io.intarsia.proto.SubjectScores;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole evaluation of a tiny network on class folders of one colour each. */
class LinearProbeEvaluationTest {
  @TempDir Path folder;

  private EvaluationReport evaluate(LinearProbeConfig.Builder probe) throws IOException {
    probe.setBatchSize(6).getScheduleBuilder().setSteps(40).setLearningRate(1);
    ColourFolders colours = ColourFolders.make(folder);
    return LinearProbeEvaluation.of(
            Configs.resolve(ColourFolders.config().setLinearProbe(probe).build()),
            ImportedDataset.open(colours.data()),
            Progress.silent())
        .run(colours.model(), new Evaluation.Place(folder));
  }

  private static void learnsColours(EvaluationReport report) {
    assertThat(report.getSubjectsList())
        .extracting(SubjectScores::getKind)
        .containsExactly(SubjectKind.TRAINED, SubjectKind.RANDOM_TWIN);
    assertThat(report.getSubjects(0).getLayersList())
        .extracting(LayerScores::getLayer)
        .containsExactly("conv1", "res3");
    assertThat(report.getSubjects(0).getLayers(0).getScore()).isEqualTo(1);
    assertThat(report.getMetric()).isEqualTo("accuracy over 3 classes");
  }

  @Test
  void featuresThatAreMadeOnceTellColoursApart() throws IOException {
    learnsColours(
        evaluate(
            LinearProbeConfig.newBuilder()
                .setLearnedAffine(true)
                .setCached(CachedViews.getDefaultInstance())));
  }

  @Test
  void soDoNewViewsInEveryStep() throws IOException {
    learnsColours(
        evaluate(
            LinearProbeConfig.newBuilder()
                .setAugmented(AugmentationConfig.newBuilder().setMinArea(0.5))));
  }
}
