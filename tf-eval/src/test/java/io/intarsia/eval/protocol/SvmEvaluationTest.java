package io.intarsia.eval.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intarsia.core.UserException;
import io.intarsia.core.config.Configs;
import io.intarsia.core.progress.Progress;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.eval.report.ConsoleReport;
import io.intarsia.proto.EvaluationConfig;
import io.intarsia.proto.EvaluationReport;
import io.intarsia.proto.LayerScores;
import io.intarsia.proto.LinearSvmConfig;
import io.intarsia.proto.Scored;
import io.intarsia.proto.SubjectKind;
import io.intarsia.proto.SubjectScores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole evaluation of a tiny network on class folders of one colour each. */
class SvmEvaluationTest {
  private static final EvaluationConfig CONFIG =
      Configs.resolve(
          ColourFolders.config()
              .setLinearSvm(LinearSvmConfig.newBuilder().addCosts(0.1).addCosts(10))
              .build());

  @TempDir Path folder;

  private EvaluationReport evaluate(EvaluationConfig config) throws IOException {
    ColourFolders colours = ColourFolders.make(Files.createTempDirectory(folder, "colours"));
    return SvmEvaluation.of(config, ImportedDataset.open(colours.data()), Progress.silent())
        .run(colours.model(), new Evaluation.Place(folder));
  }

  @Test
  void aModelOfTheTwinsOwnWeightsScoresWhatTheTwinScores() throws IOException {
    EvaluationReport report = evaluate(CONFIG);
    assertThat(report.getSubjectsList())
        .extracting(SubjectScores::getKind)
        .containsExactly(
            SubjectKind.TRAINED,
            SubjectKind.RANDOM_TWIN,
            SubjectKind.RANDOM_TWIN_INITIAL_STATISTICS);
    // The same weights and statistics by another way: all else must be the same, to the last bit.
    assertThat(report.getSubjects(0).getLayersList())
        .isEqualTo(report.getSubjects(2).getLayersList());
    assertThat(report.getSubjects(0).getLayersList())
        .extracting(LayerScores::getLayer)
        .containsExactly("conv1", "res3");
    assertThat(report.getSubjects(0).getLayers(0).getScore()).isEqualTo(1.0);
    assertThat(report.getModel()).isEqualTo("tiny/1");
    assertThat(report.getMetric()).isEqualTo("accuracy over 3 classes");
    assertThat(report.getTraining().getImages()).isEqualTo(12);
    assertThat(report.getDataChecksum()).hasSize(64);
  }

  @Test
  void featuresThatWereKeptScoreTheSameAgain() throws IOException {
    ColourFolders colours = ColourFolders.make(Files.createTempDirectory(folder, "colours"));
    Path kept = folder.resolve("features");
    Evaluation evaluation =
        SvmEvaluation.of(CONFIG, ImportedDataset.open(colours.data()), Progress.silent());
    EvaluationReport first =
        evaluation.run(colours.model(), new Evaluation.Place(folder, Optional.of(kept)));
    assertThat(kept.resolve("random-seed-5").resolve("res3.npy")).exists();
    // A twin that is made again must be found the same: its weights and statistics are bit for bit.
    EvaluationReport second =
        evaluation.run(colours.model(), new Evaluation.Place(folder, Optional.of(kept)));
    assertThat(second).isEqualTo(first);
    assertThat(first.getSubjects(0).getLayers(0).getScore()).isEqualTo(1.0);
  }

  @Test
  void aTwinAloneIsScoredAsItIsBesideTheModelAndOnResamplesIfAsked() throws IOException {
    EvaluationConfig.Builder alone = CONFIG.toBuilder();
    alone.getRandomTwinBuilder().setScored(Scored.TWINS_ALONE);
    alone.getBootstrapBuilder().setReplicates(20);
    EvaluationReport report = evaluate(alone.build());
    SubjectScores twin = report.getSubjects(0);
    assertThat(report.getSubjectsCount()).isEqualTo(1);
    assertThat(twin.getKind()).isEqualTo(SubjectKind.RANDOM_TWIN);
    assertThat(twin.getLayers(0).getReplicatesList()).hasSize(20).containsOnly(1.0);
    assertThat(twin.getLayers(0).getScore())
        .isEqualTo(evaluate(CONFIG).getSubjects(1).getLayers(0).getScore());
    assertThat(ConsoleReport.lines(report)).anyMatch(line -> line.contains("random, seed 5"));
  }

  @Test
  void aLayerOrSplitThatIsNotThereIsTheUsersMistake() {
    EvaluationConfig.Builder layer = CONFIG.toBuilder();
    layer.getFeaturesBuilder().addLayers("res9");
    assertThatThrownBy(() -> evaluate(layer.build()))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("res9");
    EvaluationConfig.Builder split = CONFIG.toBuilder();
    split.getLinearSvmBuilder().setTestSplit("exam");
    assertThatThrownBy(() -> evaluate(split.build()))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("exam");
  }
}
