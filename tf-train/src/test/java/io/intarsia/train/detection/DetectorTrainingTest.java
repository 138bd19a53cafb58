package io.intarsia.train.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intarsia.core.UserException;
import io.intarsia.core.boxes.Box;
import io.intarsia.core.config.Configs;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.progress.Progress;
import io.intarsia.core.savedmodel.ModelRepository;
import io.intarsia.core.savedmodel.SavedModelDirectory;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.data.importer.ImportRequest;
import io.intarsia.data.importer.Importer;
import io.intarsia.data.input.DetectionInput;
import io.intarsia.data.synthetic.VocFolder;
import io.intarsia.proto.CheckpointManifest;
import io.intarsia.proto.DetectionConfig;
import io.intarsia.proto.DetectorRecord;
import io.intarsia.train.run.DrawnBackbone;
import io.intarsia.train.run.RunDirectory;
import io.intarsia.train.run.StartingPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Short runs of a tiny detector on synthetic scenes. */
class DetectorTrainingTest {
  private static final String CONFIG =
      """
      picture { short_side: 96 max_side: 160 }
      sampling { regions: 8 }
      batch_size: 2
      schedule { steps: 6 learning_rate: 0.01 reference_batch: 0 warm_up { fraction: 0.5 } }
      sgd { weight_decay: 5e-4 decay_biases: false bias_rate: 2 }
      checkpoint { every_steps: 2 }
      """;

  @TempDir static Path directory;

  @BeforeAll
  static void importScenesAndDrawABackbone() throws IOException {
    new VocFolder(1, 0, 4).write(directory.resolve("scenes"), Progress.silent());
    Importer.run(
        ImportRequest.of(List.of(directory.resolve("scenes")), directory.resolve("data")),
        Progress.silent());
    DrawnBackbone.write(directory.resolve("backbone"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"FROZEN", "FULL"})
  void aRunInTwoPartsEndsWithTheBytesOfOneInOne(String freezing) throws IOException {
    String config = CONFIG + "freezing: " + freezing;
    RunDirectory whole = run(freezing + "-whole");
    train(whole, config, Integer.MAX_VALUE);
    RunDirectory parts = run(freezing + "-parts");
    assertThat(train(parts, config, 3)).isEqualTo(3);
    assertThat(train(parts, config, Integer.MAX_VALUE)).isEqualTo(6);

    CheckpointManifest expected = whole.checkpoints().at(6).manifest();
    assertThat(parts.checkpoints().at(6).manifest()).isEqualTo(expected);
  }

  @Test
  void aFileListsWhatTheBackboneGaveAndWhatItLacked() throws IOException {
    RunDirectory run = run("listed");
    train(run, CONFIG, 1);
    assertThat(Files.readAllLines(run.path().resolve(DetectorTraining.WEIGHTS)))
        .contains("  backbone/res5/1/bn2/variance")
        .containsSubsequence(
            "drawn, because it has none:",
            "  detector/boxes/bias",
            "  detector/boxes/kernel",
            "  detector/classes/bias",
            "  detector/classes/kernel",
            "unused of it:")
        .noneMatch(line -> line.contains("momentum"));
  }

  @Test
  void anotherConfigIsRefused() throws IOException {
    RunDirectory run = run("other");
    train(run, CONFIG, 1);
    assertThatThrownBy(() -> train(run, CONFIG.replace("0.01", "0.02"), 1))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("config.schedule.learning_rate: 0.01 | 0.02");
  }

  @Test
  void aPublishedDetectorSaysWhatItIs() throws IOException {
    RunDirectory run = run("published");
    train(run, CONFIG, 1);
    Path version =
        DetectorExport.publish(
            run.checkpoints().at(1),
            new ModelRepository(directory.resolve("models")),
            "scenes",
            SessionOptions.defaults());
    SavedModelDirectory model = SavedModelDirectory.read(version);
    assertThat(model.detector().orElseThrow().getClassesList())
        .isEqualTo(dataset().manifest().getClassesList());
    assertThat(model.signatures()).containsOnlyKeys("serving_default", "with_proposals");
    assertThat(model.provenance().orElseThrow().getStep()).isEqualTo(1);
  }

  private static RunDirectory run(String name) {
    return new RunDirectory(directory.resolve(name));
  }

  private static ImportedDataset dataset() throws IOException {
    return ImportedDataset.open(directory.resolve("data"));
  }

  private static long train(RunDirectory run, String text, int steps) throws IOException {
    DetectionConfig config =
        Configs.resolve(
            Configs.parse(text, "test", List.of(), DetectionConfig.getDefaultInstance()));
    ImportedDataset dataset = dataset();
    StartingPoint start = StartingPoint.open(directory.resolve("backbone"));
    DetectorRecord record =
        DetectorRecord.newBuilder()
            .setConfig(config)
            .setBackbone(start.experiment())
            .addAllClasses(dataset.manifest().getClassesList())
            .build();
    DetectionInput input =
        DetectionInput.read(
            dataset,
            dataset.records("all"),
            IntStream.range(0, record.getClassesCount()).boxed().toList(),
            (number, most) -> windows(),
            start.experiment(),
            config);
    AtomicInteger left = new AtomicInteger(steps);
    return new DetectorTraining(run, text, record, start)
        .train(input, "checksum", Progress.silent(), () -> left.decrementAndGet() == 0)
        .lastStep();
  }

  private static List<Box> windows() {
    List<Box> windows = new ArrayList<>();
    for (int x = 0; x < 180; x += 20) {
      for (int y = 0; y < 140; y += 20) {
        windows.add(new Box(x, y, x + 50, y + 40));
      }
    }
    return windows;
  }
}
