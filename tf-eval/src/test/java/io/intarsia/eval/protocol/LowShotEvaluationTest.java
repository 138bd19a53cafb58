package io.intarsia.eval.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.intarsia.core.config.Configs;
import io.intarsia.core.progress.Progress;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.proto.CostRule;
import io.intarsia.proto.EvaluationConfig;
import io.intarsia.proto.EvaluationReport;
import io.intarsia.proto.LayerScores;
import io.intarsia.proto.LowShotConfig;
import io.intarsia.proto.LowShotScores;
import io.intarsia.proto.SubjectKind;
import io.intarsia.proto.SubjectScores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole evaluation of a tiny network on class folders of one colour each. */
class LowShotEvaluationTest {
  private static final EvaluationConfig CONFIG =
      Configs.resolve(
          ColourFolders.config()
              .setLowShot(
                  LowShotConfig.newBuilder()
                      .addAllK(List.of(1, 4, 8))
                      .addAllCosts(List.of(0.1, 1.0, 10.0)))
              .build());

  @TempDir Path folder;

  @Test
  void oneImageOfEachColourIsEnoughAndWhatCannotBeDrawnIsSkipped() throws IOException {
    ColourFolders colours = ColourFolders.make(folder);
    EvaluationReport report =
        LowShotEvaluation.of(CONFIG, ImportedDataset.open(colours.data()), Progress.silent())
            .run(colours.model(), new Evaluation.Place(folder));
    assertThat(report.getSubjectsList())
        .extracting(SubjectScores::getKind)
        .containsExactly(SubjectKind.TRAINED, SubjectKind.RANDOM_TWIN);
    LayerScores layer = report.getSubjects(0).getLayers(0);
    assertThat(layer.getLayer()).isEqualTo("conv1");
    assertThat(layer.getLowShotList()).extracting(LowShotScores::getK).containsExactly(1, 4);
    assertThat(layer.getLowShot(0).getHonest().getRule()).isEqualTo(CostRule.FIXED);
    assertThat(layer.getLowShot(0).getHonest().getScoresList()).hasSize(5).containsOnly(1.0);
    assertThat(layer.getLowShot(1).getHonest().getRule()).isEqualTo(CostRule.CROSS_VALIDATED);
    assertThat(report.getNotesList()).anyMatch(note -> note.startsWith("k = 8 is skipped: "));
  }
}
