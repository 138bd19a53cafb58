package io.intarsia.train.pretext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intarsia.core.UserException;
import io.intarsia.core.config.Configs;
import io.intarsia.core.files.Npy;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.progress.Progress;
import io.intarsia.core.savedmodel.LoadedModel;
import io.intarsia.core.savedmodel.ModelRepository;
import io.intarsia.core.savedmodel.SavedModelDirectory;
import io.intarsia.data.dataset.DatasetFiles;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.data.importer.ImportRequest;
import io.intarsia.data.importer.Importer;
import io.intarsia.proto.BegunWith;
import io.intarsia.proto.CheckpointManifest;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.Scalar;
import io.intarsia.train.publish.RunExport;
import io.intarsia.train.run.RunDirectory;
import io.intarsia.train.run.StartingPoint;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.ndarray.FloatNdArray;
import org.tensorflow.ndarray.buffer.DataBuffers;

/** The whole of pretraining, from pictures to checkpoints, with the smallest of networks. */
class PretrainingTest {
  private static final int PICTURES = 20;
  private static final String RESNET =
      """
      backbone { width: 0.0625 resnet { depth: 18 } }
      pretext { jigsaw {
        permutations { size: 10 }
        puzzle { resize: 40 crop: 36 grid: 2 patch: 16 jitter: 3 }
        head { tile_features: 8 }
      } }
      input { batch_size: 4 holdout_fraction: 0.3 seed: 5 }
      schedule { steps: 6 learning_rate: 0.05 reference_batch: 0 cosine {} }
      checkpoint { every_steps: 2 }
      """;

  private static final String COLORIZATION =
      """
      backbone { width: 0.0625 input: LIGHTNESS resnet { depth: 18 res5_stride: 1 } }
      pretext { colorization { photo { resize: 40 crop: 32 target: 4 } } }
      input { batch_size: 4 holdout_fraction: 0.3 seed: 5 }
      optimizer { adam { weight_decay: 1e-4 } }
      schedule { steps: 6 learning_rate: 0.001 reference_batch: 0 cosine {} }
      checkpoint { every_steps: 2 }
      """;

  /** Jigsaw that teaches next to nothing. */
  private static final String STILL =
      RESNET.replace("learning_rate: 0.05", "learning_rate: 1e-30")
          + "optimizer { sgd { weight_decay: 0 } }";

  private static final String SUPERVISED =
      """
      backbone { width: 0.0625 resnet { depth: 18 } }
      pretext { supervised { photo { crop: 32 } } }
      input { batch_size: 4 holdout_fraction: 0.3 seed: 5 }
      schedule { steps: 6 learning_rate: 0.05 reference_batch: 0 cosine {} }
      checkpoint { every_steps: 2 }
      """;

  @TempDir static Path directory;

  @BeforeAll
  static void importPictures() throws IOException {
    Path pictures = Files.createDirectory(directory.resolve("pictures"));
    for (int i = 0; i < PICTURES; i++) {
      ImageIO.write(picture(i), "png", pictures.resolve("p" + i + ".png").toFile());
    }
    Importer.run(ImportRequest.of(List.of(pictures), directory.resolve("data")), Progress.silent());
    importLabelled();
  }

  /** The same pictures in class folders. */
  private static void importLabelled() throws IOException {
    Path pictures = directory.resolve("labelled-pictures");
    for (int i = 0; i < PICTURES; i++) {
      Path folder = Files.createDirectories(pictures.resolve(List.of("a", "b", "c").get(i % 3)));
      ImageIO.write(picture(i), "png", folder.resolve("p" + i + ".png").toFile());
    }
    Importer.run(
        ImportRequest.of(List.of(pictures), directory.resolve("labelled")), Progress.silent());
  }

  private static BufferedImage picture(int number) {
    BufferedImage image = new BufferedImage(60, 48, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.getHSBColor(number / (float) PICTURES, 1, 1));
    graphics.fillOval(number, 5, 30, 30);
    graphics.dispose();
    return image;
  }

  @ParameterizedTest
  @ValueSource(strings = {"FLOAT32", "BFLOAT16"})
  void aRunInTwoPartsEndsWithTheBytesOfOneInOne(String precision) throws IOException {
    String config = RESNET + "precision: " + precision;
    RunDirectory whole = run(precision + "-whole");
    assertThat(train(whole, config, Integer.MAX_VALUE)).isEqualTo(6);
    RunDirectory parts = run(precision + "-parts");
    assertThat(train(parts, config, 3)).isEqualTo(3);
    assertThat(train(parts, config, Integer.MAX_VALUE)).isEqualTo(6);

    CheckpointManifest expected = whole.checkpoints().at(6).manifest();
    assertThat(parts.checkpoints().at(6).manifest()).isEqualTo(expected);
    assertThat(expected.getBest().getMetric()).isEqualTo("loss");
    assertThat(expected.getHeldOutList())
        .extracting(Scalar::getName)
        .contains("loss", "puzzle_accuracy");
    assertThat(expected.getProvenance().getStep()).isEqualTo(6);
  }

  @Test
  void aHeadWithDropoutResumesToTheSameBytesToo() throws IOException {
    String config =
        RESNET
            .replace(
                "width: 0.0625 resnet { depth: 18 }", "width: 0.0625 alexnet { conv1_stride: 2 }")
            .replace("patch: 16", "patch: 64")
            .replace("resize: 40 crop: 36", "resize: 136 crop: 134")
            .replace("tile_features: 8", "tile_features: 8 joint_features: 8 dropout: 0.5");
    RunDirectory whole = run("alexnet-whole");
    train(whole, config, Integer.MAX_VALUE);
    RunDirectory parts = run("alexnet-parts");
    train(parts, config, 3);
    train(parts, config, Integer.MAX_VALUE);
    assertThat(parts.checkpoints().at(6).manifest())
        .isEqualTo(whole.checkpoints().at(6).manifest());
  }

  @Test
  void colorizationByAdamResumesToTheSameBytesToo() throws IOException {
    RunDirectory whole = run("color-whole");
    train(whole, COLORIZATION, Integer.MAX_VALUE);
    RunDirectory parts = run("color-parts");
    train(parts, COLORIZATION, 3);
    train(parts, COLORIZATION, Integer.MAX_VALUE);

    CheckpointManifest expected = whole.checkpoints().at(6).manifest();
    assertThat(parts.checkpoints().at(6).manifest()).isEqualTo(expected);
    assertThat(expected.getBest().getMetric()).isEqualTo("loss");
    assertThat(expected.getHeldOutList())
        .extracting(Scalar::getName)
        .contains("loss", "bin_accuracy", "ab_rmse", "chroma_ratio");
    assertThat(whole.path().resolve("ab-bins.txtpb")).exists();
  }

  @Test
  void supervisedPretrainingCountsTheClassesAndResumesToTheSameBytesToo() throws IOException {
    ImportedDataset labelled = labelled();
    RunDirectory whole = run("supervised-whole");
    train(whole, SUPERVISED, labelled, Integer.MAX_VALUE);
    RunDirectory parts = run("supervised-parts");
    train(parts, SUPERVISED, labelled, 3);
    train(parts, SUPERVISED, labelled, Integer.MAX_VALUE);

    CheckpointManifest expected = whole.checkpoints().at(6).manifest();
    assertThat(parts.checkpoints().at(6).manifest()).isEqualTo(expected);
    assertThat(expected.getBest().getMetric()).isEqualTo("top1_accuracy");
    assertThat(expected.getResolved().getPretext().getSupervised().getClasses()).isEqualTo(3);
    assertThat(expected.getProvenance().getTaughtClassesList()).containsExactly("a", "b", "c");

    Path version = publish(whole, 6, "supervised");
    SavedModelDirectory model = SavedModelDirectory.read(version);
    assertThat(model.provenance().orElseThrow().getTaughtClassesList()).hasSize(3);
    assertThat(model.variables()).noneMatch(variable -> variable.name().startsWith("head/"));
  }

  @Test
  void aRunBegunWithAPublishedBackboneTakesItsWeightsAndItsTaughtClasses() throws IOException {
    RunDirectory first = run("taught-first");
    train(first, SUPERVISED, labelled(), 1);
    StartingPoint start = StartingPoint.open(publish(first, 1, "first"));

    RunDirectory whole = run("begun-whole");
    train(whole, STILL, start, Integer.MAX_VALUE);
    RunDirectory parts = run("begun-parts");
    train(parts, STILL, start, 3);
    train(parts, STILL, start, Integer.MAX_VALUE);
    CheckpointManifest ended = whole.checkpoints().at(6).manifest();
    assertThat(parts.checkpoints().at(6).manifest()).isEqualTo(ended);
    BegunWith begun = ended.getProvenance().getBegunWith(0);
    assertThat(begun.getModel()).isEqualTo("first/1");
    assertThat(begun.getStep()).isEqualTo(1);
    assertThat(ended.getProvenance().getTaughtClassesList()).containsExactly("a", "b", "c");

    // At a learning rate of nearly nothing, the weights are still the first run's.
    assertThat(kernel(publish(whole, 6, "begun"))).isEqualTo(kernel(start.state().directory()));
  }

  @Test
  void anotherStartOrAnotherBackboneIsRefused() throws IOException {
    RunDirectory first = run("refused-first");
    train(first, RESNET, 1);
    StartingPoint start = StartingPoint.open(publish(first, 1, "refused"));
    RunDirectory drawn = run("drawn");
    train(drawn, RESNET, 1);
    assertThatThrownBy(() -> train(drawn, RESNET, start, 1))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("was begun with drawn weights, not with the weights of refused/1");
    assertThatThrownBy(() -> train(run("wide"), RESNET.replace("0.0625", "0.125"), start, 1))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("another backbone than the config's (width: 0.0625 | 0.125");
    assertThat(run("wide").path()).doesNotExist();
  }

  @Test
  void theRunKeepsWhatItWasMadeOf() throws IOException {
    RunDirectory run = run("kept");
    train(run, RESNET, 1);
    assertThat(Files.readString(run.path().resolve("config.txtpb"))).isEqualTo(RESNET);
    assertThat(run.resolved().getOptimizer().getSgd().hasWeightDecay()).isTrue();
    assertThat(run.provenance().getDataChecksum()).isEqualTo(dataset().manifest().getChecksum());
    assertThat(Npy.read(run.path().resolve("permutations.npy")).shape()).containsExactly(10L, 4L);
  }

  @Test
  void anotherConfigOnTheSameRunIsRefused() throws IOException {
    RunDirectory run = run("other");
    train(run, RESNET, 1);
    assertThatThrownBy(() -> train(run, RESNET.replace("0.05", "0.06"), 1))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("schedule.learning_rate: 0.05 | 0.06");
  }

  @Test
  void aDamagedHeldOutRecordIsNamed() throws IOException {
    Path copy = Files.createDirectory(directory.resolve("damaged"));
    try (Stream<Path> files = Files.list(directory.resolve("data"))) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    // Of every ten records, 3, 6 and 9 are held out.
    Path shard = copy.resolve(DatasetFiles.shard(0));
    byte[] content = Files.readAllBytes(shard);
    content[(int) dataset().offset()[6] + 300] ^= 1;
    Files.write(shard, content);

    assertThatThrownBy(
            () -> train(run("held-out"), RESNET, ImportedDataset.open(copy), Integer.MAX_VALUE))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("record 6 cannot be read");
  }

  private static RunDirectory run(String name) {
    return new RunDirectory(directory.resolve(name));
  }

  private static ImportedDataset labelled() throws IOException {
    return ImportedDataset.open(directory.resolve("labelled"));
  }

  private static ImportedDataset dataset() throws IOException {
    return ImportedDataset.open(directory.resolve("data"));
  }

  private static long train(RunDirectory run, String text, int steps) throws IOException {
    return train(run, text, dataset(), steps);
  }

  private static long train(RunDirectory run, String text, ImportedDataset dataset, int steps)
      throws IOException {
    return train(new Pretraining(run, text, config(text), false, Optional.empty()), dataset, steps);
  }

  private static long train(RunDirectory run, String text, StartingPoint start, int steps)
      throws IOException {
    return train(
        new Pretraining(run, text, config(text), false, Optional.of(start)), dataset(), steps);
  }

  private static long train(Pretraining pretraining, ImportedDataset dataset, int steps)
      throws IOException {
    AtomicInteger left = new AtomicInteger(steps);
    return pretraining
        .train(dataset, Progress.silent(), () -> left.decrementAndGet() == 0)
        .lastStep();
  }

  private static ExperimentConfig config(String text) {
    return Configs.parse(text, "test", List.of(), ExperimentConfig.getDefaultInstance());
  }

  private static Path publish(RunDirectory run, long step, String name) throws IOException {
    return RunExport.publish(
        run,
        run.checkpoints().at(step),
        new ModelRepository(directory.resolve("models")),
        name,
        SessionOptions.defaults());
  }

  private static float[] kernel(Path version) throws IOException {
    try (LoadedModel model = LoadedModel.load(version, SessionOptions.defaults())) {
      FloatNdArray kernel = Objects.requireNonNull(model.variables().get("backbone/conv1/kernel"));
      float[] values = new float[Math.toIntExact(kernel.size())];
      kernel.copyTo(DataBuffers.of(values, false, false));
      return values;
    }
  }
}
