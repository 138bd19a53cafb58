package io.intarsia.eval.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intarsia.core.UserException;
import io.intarsia.core.config.Configs;
import io.intarsia.core.progress.Progress;
import io.intarsia.core.savedmodel.IdentifiedModel;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.eval.features.FeatureStage;
import io.intarsia.eval.features.Framing;
import io.intarsia.proto.AugmentationConfig;
import io.intarsia.proto.CachedViews;
import io.intarsia.proto.EvaluationReport;
import io.intarsia.proto.FeatureType;
import io.intarsia.proto.LayerScores;
import io.intarsia.proto.LinearProbeConfig;
import io.intarsia.proto.SubjectKind;
import io.intarsia.proto.SubjectScores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole evaluation of a tiny network on class folders of one colour each. */
class LinearProbeEvaluationTest {
  private static final int NPY_HEADER = 128;

  @TempDir Path folder;

  private static final LinearProbeConfig CACHED =
      LinearProbeConfig.newBuilder()
          .setLearnedAffine(true)
          .setCached(CachedViews.getDefaultInstance())
          .build();
  private static final LinearProbeConfig AUGMENTED =
      LinearProbeConfig.newBuilder()
          .setAugmented(AugmentationConfig.newBuilder().setMinArea(0.5))
          .build();

  private static EvaluationReport evaluate(
      LinearProbeConfig probe, ColourFolders colours, Evaluation.Place place) throws IOException {
    LinearProbeConfig.Builder brief = probe.toBuilder().setBatchSize(6);
    brief.getScheduleBuilder().setSteps(40).setLearningRate(1);
    return LinearProbeEvaluation.of(
            Configs.resolve(ColourFolders.config().setLinearProbe(brief).build()),
            ImportedDataset.open(colours.data()),
            Progress.silent())
        .run(colours.model(), place);
  }

  private EvaluationReport evaluate(LinearProbeConfig probe) throws IOException {
    return evaluate(probe, ColourFolders.make(folder), new Evaluation.Place(folder));
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
    learnsColours(evaluate(CACHED));
  }

  @Test
  void soDoNewViewsInEveryStep() throws IOException {
    learnsColours(evaluate(AUGMENTED));
  }

  @Test
  void featuresThatWereKeptScoreTheSameAndThoseOfWholePicturesAreRefused() throws IOException {
    ColourFolders colours = ColourFolders.make(folder);
    Path kept = folder.resolve("features");
    Evaluation.Place place = new Evaluation.Place(folder, Optional.of(kept));
    EvaluationReport made = evaluate(CACHED, colours, place);
    learnsColours(made);
    assertThat(kept.resolve("random-seed-5").resolve("res3.npy")).exists();
    assertThat(evaluate(CACHED, colours, place)).isEqualTo(made);
    // It is the kept numbers that are learnt from: without any, all pictures look the same.
    Path file = kept.resolve("conv1.npy");
    byte[] matrix = Files.readAllBytes(file);
    Arrays.fill(matrix, NPY_HEADER, matrix.length, (byte) 0);
    Files.write(file, matrix);
    assertThat(evaluate(CACHED, colours, place).getSubjects(0).getLayers(0).getScore())
        .isLessThan(1);
  }

  @Test
  void featuresOfWholePicturesAreRefusedAndNewViewsTakeNone() throws IOException {
    ColourFolders colours = ColourFolders.make(folder);
    Path kept = folder.resolve("features");
    new FeatureStage(
            ImportedDataset.open(colours.data()),
            Configs.resolve(ColourFolders.config().build()).getFeatures(),
            Framing.STRETCHED,
            Progress.silent())
        .fill(IdentifiedModel.read(colours.model()), kept, "tiny", FeatureType.SINGLE);
    Evaluation.Place place = new Evaluation.Place(folder, Optional.of(kept));
    assertThatThrownBy(() -> evaluate(CACHED, colours, place))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("their preprocessing is 'stretched to a square, rule 1'")
        .hasMessageContaining("wanted is 'cut to the square at the centre, rule 1'");
    assertThatThrownBy(() -> evaluate(AUGMENTED, colours, place))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("linear_probe.augmented makes new features in every step");
  }
}
