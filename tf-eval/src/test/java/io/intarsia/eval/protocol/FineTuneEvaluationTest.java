package io.intarsia.eval.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intarsia.core.UserException;
import io.intarsia.core.config.Configs;
import io.intarsia.core.progress.Progress;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.proto.EvaluationConfig;
import io.intarsia.proto.EvaluationReport;
import io.intarsia.proto.SubjectKind;
import io.intarsia.proto.SubjectScores;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole evaluation of a tiny network on class folders of one colour each. */
class FineTuneEvaluationTest {
  @TempDir Path folder;

  private static EvaluationConfig.Builder config(int testViews) {
    EvaluationConfig.Builder config = ColourFolders.config();
    config.getFeaturesBuilder().clearLayers();
    config
        .getFineTuneBuilder()
        .setBatchSize(6)
        .setTestViews(testViews)
        .getScheduleBuilder()
        .setSteps(40)
        .setLearningRate(0.1)
        .setReferenceBatch(0);
    config.getFineTuneBuilder().getAugmentationBuilder().setMinArea(0.5).setColorJitter(0);
    return config;
  }

  private EvaluationReport run(ColourFolders colours, EvaluationConfig.Builder config)
      throws IOException {
    return Evaluations.of(
            Configs.resolve(config.build()),
            ImportedDataset.open(colours.data()),
            Progress.silent())
        .run(colours.model(), new Evaluation.Place(folder.resolve("report")));
  }

  @Test
  void aNetworkLearnsColoursAndAFinishedRunIsNotTrainedAgain() throws IOException {
    ColourFolders colours = ColourFolders.make(folder);
    EvaluationReport report = run(colours, config(0));
    assertThat(report.getSubjectsList())
        .extracting(SubjectScores::getKind)
        .containsExactly(SubjectKind.TRAINED, SubjectKind.RANDOM_TWIN);
    assertThat(report.getSubjects(0).getLayersList()).hasSize(1);
    assertThat(report.getSubjects(0).getLayers(0).getLayer()).isEqualTo("network");
    assertThat(report.getSubjects(0).getLayers(0).getScore()).isEqualTo(1);
    assertThat(report.getNotesList())
        .anyMatch(
            note ->
                note.startsWith("trained: ")
                    && note.contains("new: classifier/bias, classifier/kernel; left there: none"));
    assertThat(folder.resolve("report/runs/random-seed-5/log")).exists();

    EvaluationReport again = run(colours, config(0));
    assertThat(again.getSubjectsList()).isEqualTo(report.getSubjectsList());
    EvaluationConfig.Builder other = config(0);
    other.getFineTuneBuilder().setSeed(9);
    assertThatThrownBy(() -> run(colours, other))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("begun from another model, config or data set");
  }

  @Test
  void severalViewsOfATestImageAreSummed() throws IOException {
    ColourFolders colours = ColourFolders.make(folder);
    assertThat(run(colours, config(3)).getSubjects(0).getLayers(0).getScore()).isEqualTo(1);
  }

  @Test
  void layersAreTheUsersMistake() throws IOException {
    ColourFolders colours = ColourFolders.make(folder);
    EvaluationConfig.Builder layers = config(0);
    layers.getFeaturesBuilder().addLayers("res3");
    assertThatThrownBy(() -> run(colours, layers))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("features.layers");
  }
}
