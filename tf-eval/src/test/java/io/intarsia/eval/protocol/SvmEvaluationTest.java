package io.intarsia.eval.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intarsia.core.UserException;
import io.intarsia.core.config.Configs;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.progress.Progress;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.data.importer.ImportRequest;
import io.intarsia.data.importer.Importer;
import io.intarsia.models.backbones.Backbones;
import io.intarsia.proto.EvaluationConfig;
import io.intarsia.proto.EvaluationReport;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.FeatureConfig;
import io.intarsia.proto.LayerScores;
import io.intarsia.proto.LinearSvmConfig;
import io.intarsia.proto.RandomTwinConfig;
import io.intarsia.proto.SubjectKind;
import io.intarsia.proto.SubjectScores;
import io.intarsia.train.publish.RandomBackbone;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole evaluation of a tiny network on class folders of one colour each. */
class SvmEvaluationTest {
  private static final long SEED = 5;
  private static final ExperimentConfig EXPERIMENT =
      Configs.resolve(
          ExperimentConfig.newBuilder()
              .setBackbone(Backbones.named("resnet18").toBuilder().setWidth(0.0625))
              .build());
  private static final EvaluationConfig CONFIG =
      Configs.resolve(
          EvaluationConfig.newBuilder()
              .setName("colours")
              .setFeatures(
                  FeatureConfig.newBuilder()
                      .addLayers("conv1")
                      .addLayers("res3")
                      .setImageSide(32)
                      .setBatchSize(4))
              .setLinearSvm(LinearSvmConfig.newBuilder().addCosts(0.1).addCosts(10))
              .setRandomTwin(
                  RandomTwinConfig.newBuilder()
                      .addSeeds(SEED)
                      .setStatisticsBatches(2)
                      .setStatisticsBatchSize(6))
              .build());

  @TempDir Path folder;
  private Path model = Path.of("");
  private Path data = Path.of("");

  @BeforeEach
  void makeModelAndData() throws IOException {
    for (Color color : List.of(Color.RED, Color.GREEN, Color.BLUE)) {
      for (String split : List.of("train", "val")) {
        paint(folder.resolve("pictures").resolve(split).resolve("c" + color.getRGB()), color);
      }
    }
    data = folder.resolve("data");
    Importer.run(ImportRequest.of(List.of(folder.resolve("pictures")), data), Progress.silent());
    model = folder.resolve("tiny").resolve("1");
    RandomBackbone.write(
        model, EXPERIMENT, SEED, Collections.emptyIterator(), SessionOptions.defaults());
  }

  private static void paint(Path directory, Color color) throws IOException {
    Files.createDirectories(directory);
    for (int i = 0; i < 4; i++) {
      BufferedImage image = new BufferedImage(40, 30 + i, BufferedImage.TYPE_INT_RGB);
      for (int x = 0; x < 40; x++) {
        for (int y = 0; y < 20 + i; y++) {
          image.setRGB(x, y, color.getRGB());
        }
      }
      ImageIO.write(image, "png", directory.resolve(i + ".png").toFile());
    }
  }

  private EvaluationReport evaluate(EvaluationConfig config) throws IOException {
    return new SvmEvaluation(config, ImportedDataset.open(data), Progress.silent()).run(model);
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
