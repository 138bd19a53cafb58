package io.intarsia.eval.protocol;

import io.intarsia.core.config.Configs;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.progress.Progress;
import io.intarsia.data.importer.ImportRequest;
import io.intarsia.data.importer.Importer;
import io.intarsia.models.backbones.Backbones;
import io.intarsia.proto.EvaluationConfig;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.FeatureConfig;
import io.intarsia.proto.RandomTwinConfig;
import io.intarsia.train.publish.RandomBackbone;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import javax.imageio.ImageIO;

/** Class folders of one colour each, and a tiny untrained network to judge on them. */
record ColourFolders(Path data, Path model) {
  static final long SEED = 5;
  private static final ExperimentConfig EXPERIMENT =
      Configs.resolve(
          ExperimentConfig.newBuilder()
              .setBackbone(Backbones.named("resnet18").toBuilder().setWidth(0.0625))
              .build());

  /** What all evaluations of them have in common: two layers, one twin of the model's own seed. */
  static EvaluationConfig.Builder config() {
    return EvaluationConfig.newBuilder()
        .setName("colours")
        .setFeatures(
            FeatureConfig.newBuilder()
                .addLayers("conv1")
                .addLayers("res3")
                .setImageSide(32)
                .setBatchSize(4))
        .setRandomTwin(
            RandomTwinConfig.newBuilder()
                .addSeeds(SEED)
                .setStatisticsBatches(2)
                .setStatisticsBatchSize(6));
  }

  /** Three classes of four pictures in each of the splits train and val. */
  static ColourFolders make(Path folder) throws IOException {
    for (Color color : List.of(Color.RED, Color.GREEN, Color.BLUE)) {
      for (String split : List.of("train", "val")) {
        paint(folder.resolve("pictures").resolve(split).resolve("c" + color.getRGB()), color);
      }
    }
    Path data = folder.resolve("data");
    Importer.run(ImportRequest.of(List.of(folder.resolve("pictures")), data), Progress.silent());
    Path model = folder.resolve("tiny").resolve("1");
    RandomBackbone.write(
        model, EXPERIMENT, SEED, Collections.emptyIterator(), SessionOptions.defaults());
    return new ColourFolders(data, model);
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
}
