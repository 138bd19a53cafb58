package io.intarsia.eval.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intarsia.core.UserException;
import io.intarsia.core.boxes.Box;
import io.intarsia.core.config.Configs;
import io.intarsia.core.files.WorkParts;
import io.intarsia.core.progress.Progress;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.data.importer.ImportRequest;
import io.intarsia.data.importer.Importer;
import io.intarsia.data.input.EvaluationInput;
import io.intarsia.data.synthetic.VocFolder;
import io.intarsia.eval.detection.Detection;
import io.intarsia.eval.detection.DetectionScorer;
import io.intarsia.eval.detection.GroundTruth;
import io.intarsia.eval.twin.RandomTwin;
import io.intarsia.proto.BoxScoringConfig;
import io.intarsia.proto.ClassDetections;
import io.intarsia.proto.DetectionConfig;
import io.intarsia.proto.DetectionScores;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.ObjectBox;
import io.intarsia.proto.RandomTwinConfig;
import io.intarsia.train.run.StartingPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small detector that learns eight scenes by heart. */
class DetectorRunTest {
  private static final String CONFIG =
      """
      picture { short_side: 128 max_side: 200 flip_probability: 0 }
      sampling { regions: 32 }
      freezing: FULL
      batch_size: 2
      schedule {
        steps: 400 learning_rate: 0.005 reference_batch: 0
        warm_up { fraction: 0.1 } step { milestones: 0.8 }
      }
      sgd { weight_decay: 0 bias_rate: 2 }
      """;

  @TempDir static Path directory;
  private static ImportedDataset dataset;
  private static Path version;
  private static Map<String, List<Finding>> found;

  @BeforeAll
  static void trainOnEightScenes() throws IOException {
    dataset = scenes("data", 8);
    ExperimentConfig experiment =
        Configs.resolve(
            Configs.parse(
                "backbone { width: 0.25 resnet { depth: 18 } }",
                "test",
                List.of(),
                ExperimentConfig.getDefaultInstance()));
    RandomTwinConfig twin =
        RandomTwinConfig.newBuilder().setStatisticsBatches(4).setStatisticsBatchSize(8).build();
    new RandomTwin(experiment, twin)
        .write(
            directory.resolve("backbone"),
            1,
            EvaluationInput.centred(dataset, dataset.records("all"), 96));
    DetectionData data =
        new DetectionData(dataset, (record, most) -> around(record), "drawn", List.of());
    DetectorRun run = new DetectorRun(config(), data, directory.resolve("out"), Progress.silent());
    StartingPoint start = StartingPoint.open(directory.resolve("backbone"));
    run.train(start, OptionalLong.empty(), CONFIG, "all", () -> false);
    version = run.publish();
    found = run.detect(version, "all", () -> false).orElseThrow();
  }

  @Test
  void everyObjectOfEightPicturesLearntIsFoundBeforeAnythingElse() throws IOException {
    List<String> classes = dataset.manifest().getClassesList();
    GroundTruth truth = GroundTruth.read(dataset, "all", classes);
    List<Detection> detections = new ArrayList<>();
    found.forEach(
        (image, findings) ->
            findings.forEach(
                finding ->
                    detections.add(
                        new Detection(image, finding.category(), finding.score(), finding.box()))));
    DetectionScores scores =
        new DetectionScorer(truth, Configs.resolve(BoxScoringConfig.getDefaultInstance()))
            .score(detections);
    assertThat(scores.getClassesList()).filteredOn(ClassDetections::hasScore).hasSizeGreaterThan(4);
    assertThat(scores.getScore()).isGreaterThan(0.95);
  }

  @Test
  void boxesOfAPictureAreTheSameInABatchOfOneTwice() throws IOException {
    byte[] picture = dataset.read(0).bytes().toByteArray();
    try (PublishedDetector detector = PublishedDetector.load(version)) {
      assertThat(detector.detect(picture, around(0)))
          .isEqualTo(detector.detect(picture, around(0)));
    }
  }

  @Test
  void withoutProposalsWindowsAreLookedAt() throws IOException {
    try (PublishedDetector detector = PublishedDetector.load(version)) {
      assertThat(detector.detect(dataset.read(0).bytes().toByteArray())).isNotEmpty();
      assertThat(detector.detect(dataset.read(0).bytes().toByteArray(), List.of())).isEmpty();
    }
  }

  @Test
  void whatIsNoPictureIsTheUsersMistake() throws IOException {
    try (PublishedDetector detector = PublishedDetector.load(version)) {
      assertThatThrownBy(() -> detector.detect(new byte[] {1, 2, 3}))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("no JPEG or PNG");
    }
  }

  @Test
  void aBackboneIsNoDetector() {
    assertThatThrownBy(() -> PublishedDetector.load(directory.resolve("backbone")).close())
        .isInstanceOf(UserException.class)
        .hasMessageContaining("is no detector");
  }

  @Test
  void aPassThatWasStoppedGoesOnAndEndsWithTheSame() throws IOException {
    ImportedDataset many = scenes("many", WorkParts.ITEMS + 4);
    AtomicInteger looks = new AtomicInteger();
    DetectorRun whole = pass(many, "pass-whole", looks);
    Map<String, List<Finding>> expected = whole.detect(version, "all", () -> false).orElseThrow();
    assertThat(expected).hasSize(WorkParts.ITEMS + 4);

    DetectorRun stopped = pass(many, "pass-stopped", looks);
    AtomicInteger left = new AtomicInteger(WorkParts.ITEMS + 2);
    assertThat(stopped.detect(version, "all", () -> left.getAndDecrement() == 0)).isEmpty();
    looks.set(0);
    assertThat(stopped.detect(version, "all", () -> false)).hasValue(expected);
    assertThat(looks).as("pictures that were not kept").hasValue(4);
    looks.set(0);
    assertThat(stopped.detect(version, "all", () -> true)).hasValue(expected);
    assertThat(looks).as("a finished pass is not done again").hasValue(0);
  }

  @Test
  void whatWasKeptIsNotTakenForAnotherDetectorsNorWhenDamaged() throws IOException {
    Path out = directory.resolve("out");
    DetectionConfig other =
        Configs.resolve(
            Configs.parse(
                CONFIG + "test { score: 0.2 }",
                "test",
                List.of(),
                DetectionConfig.getDefaultInstance()));
    DetectionData data =
        new DetectionData(dataset, (record, most) -> around(record), "drawn", List.of());
    assertThatThrownBy(
            () ->
                new DetectorRun(other, data, out, Progress.silent())
                    .detect(version, "all", () -> false))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("holds detections of another detector, config or data set");

    Path file = out.resolve("found/part-000000.tfrecord");
    byte[] good = Files.readAllBytes(file);
    byte[] bad = good.clone();
    bad[bad.length / 2] ^= 1;
    Files.write(file, bad);
    try {
      DetectorRun run = new DetectorRun(config(), data, out, Progress.silent());
      assertThatThrownBy(() -> run.detect(version, "all", () -> false))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("is damaged")
          .hasMessageContaining("remove that file");
    } finally {
      Files.write(file, good);
    }
  }

  private static DetectionConfig config() {
    return Configs.resolve(
        Configs.parse(CONFIG, "test", List.of(), DetectionConfig.getDefaultInstance()));
  }

  private static ImportedDataset scenes(String name, int count) throws IOException {
    new VocFolder(1, 0, count).write(directory.resolve(name + "-scenes"), Progress.silent());
    Importer.run(
        ImportRequest.of(List.of(directory.resolve(name + "-scenes")), directory.resolve(name)),
        Progress.silent());
    return ImportedDataset.open(directory.resolve(name));
  }

  /** A run that looks at windows and counts the pictures. */
  private static DetectorRun pass(ImportedDataset pictures, String out, AtomicInteger looks) {
    DetectionData data =
        new DetectionData(
            pictures,
            (record, most) -> {
              looks.incrementAndGet();
              return List.of(new Box(0, 0, 60, 40), new Box(40, 30, 120, 90));
            },
            "windows",
            List.of());
    return new DetectorRun(config(), data, directory.resolve(out), Progress.silent());
  }

  private static Box box(ObjectBox object) {
    return new Box(object.getXMin(), object.getYMin(), object.getXMax(), object.getYMax());
  }

  /** Boxes about the true ones and anywhere else, the same at each call. */
  private static List<Box> around(long record) throws IOException {
    List<ObjectBox> objects = dataset.read(record).annotation().getObjectsList();
    Random random = new Random(record);
    List<Box> boxes = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      float left = random.nextInt(130);
      float top = random.nextInt(90);
      Box any = new Box(left, top, left + 12 + random.nextInt(46), top + 12 + random.nextInt(30));
      boxes.add(
          i % 4 > 0 || objects.isEmpty()
              ? any
              : moved(box(objects.get(i / 4 % objects.size())), random));
    }
    return boxes;
  }

  private static Box moved(Box box, Random random) {
    float x = (float) (random.nextGaussian() * 0.12 * box.width());
    float y = (float) (random.nextGaussian() * 0.12 * box.height());
    return new Box(box.x1() + x, box.y1() + y, box.x2() + x, box.y2() + y);
  }
}
