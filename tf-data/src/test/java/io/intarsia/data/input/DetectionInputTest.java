package io.intarsia.data.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.intarsia.core.boxes.Box;
import io.intarsia.core.config.Configs;
import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.progress.Progress;
import io.intarsia.core.testing.TensorValues;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.data.importer.ImportRequest;
import io.intarsia.data.importer.Importer;
import io.intarsia.data.synthetic.VocFolder;
import io.intarsia.proto.DetectionConfig;
import io.intarsia.proto.ExperimentConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.types.TInt32;

/** Regions of synthetic scenes, drawn from a grid of windows. */
class DetectionInputTest {
  private static final int REGIONS = 32;
  private static final String CONFIG =
      """
      picture { short_side: 96 max_side: 120 }
      sampling { regions: 32 }
      batch_size: 2
      seed: 3
      """;

  @TempDir static Path directory;

  @BeforeAll
  static void importScenes() throws IOException {
    new VocFolder(1, 0, 4).write(directory.resolve("scenes"), Progress.silent());
    Importer.run(
        ImportRequest.of(List.of(directory.resolve("scenes")), directory.resolve("data")),
        Progress.silent());
  }

  /** One batch, as Java sees it. */
  private record Batch(
      List<Box> regions, List<Box> truths, List<Integer> labels, List<Long> image) {
    static Batch of(Result result) {
      int[] labels = new int[2 * REGIONS];
      ((TInt32) result.get(2))
          .scalars()
          .forEachIndexed((at, value) -> labels[(int) (at[0] * REGIONS + at[1])] = value.getInt());
      List<Long> image = IntStream.range(0, 4).mapToObj(i -> result.get(3).shape().get(i)).toList();
      return new Batch(
          boxes(TensorValues.floats(result.get(0))),
          boxes(TensorValues.floats(result.get(1))),
          IntStream.of(labels).boxed().toList(),
          image);
    }

    private static List<Box> boxes(float[] values) {
      List<Box> boxes = new ArrayList<>();
      for (int i = 0; i < values.length; i += 4) {
        boxes.add(new Box(values[i], values[i + 1], values[i + 2], values[i + 3]));
      }
      return boxes;
    }
  }

  @Test
  void foregroundOverlapsItsTruthByHalfAndIsAQuarterAtMost() throws IOException {
    for (Batch batch : batches(0, 6)) {
      int foreground = 0;
      for (int i = 0; i < batch.labels().size(); i++) {
        double overlap = batch.regions().get(i).iou(batch.truths().get(i));
        if (batch.labels().get(i) > 0) {
          assertThat(overlap).isGreaterThanOrEqualTo(0.4999);
          foreground++;
        } else {
          assertThat(batch.labels().get(i)).isZero();
          assertThat(overlap).isLessThan(0.5001);
        }
      }
      assertThat(foreground).isBetween(2, 2 * REGIONS / 4);
    }
  }

  @Test
  void picturesOfABatchArePaddedToTheLargestAndTrueBoxesLieInside() throws IOException {
    for (Batch batch : batches(0, 6)) {
      assertThat(batch.image().get(1)).isBetween(60L, 120L);
      assertThat(batch.image().get(2)).isBetween(60L, 120L);
      assertThat(batch.truths())
          .allMatch(
              box ->
                  box.x1() > -0.01
                      && box.x2() < batch.image().get(2) + 0.6
                      && box.y2() < batch.image().get(1) + 0.6);
    }
  }

  @Test
  void aStreamBegunLaterGivesWhatTheWholeOneGivesThere() throws IOException {
    assertThat(batches(4, 2)).isEqualTo(batches(0, 4).subList(2, 4));
  }

  private static List<Batch> batches(long start, int count) throws IOException {
    return run(start, count, Batch::of);
  }

  private static <R> List<R> run(long start, int count, Function<Result, R> reader)
      throws IOException {
    ImportedDataset dataset = ImportedDataset.open(directory.resolve("data"));
    DetectionConfig config =
        Configs.resolve(
            Configs.parse(CONFIG, "test", List.of(), DetectionConfig.getDefaultInstance()));
    List<Integer> classes =
        IntStream.range(0, dataset.manifest().getClassesCount()).boxed().toList();
    DetectionInput input =
        DetectionInput.read(
            dataset,
            dataset.records("all"),
            classes,
            (record, most) -> windows(),
            ExperimentConfig.getDefaultInstance(),
            config);
    List<R> batches = new ArrayList<>();
    try (Graph graph = new Graph()) {
      InputGraph stream = input.training(graph);
      List<Operand<?>> outputs = new ArrayList<>();
      for (String name :
          List.of(
              DetectionInput.REGIONS,
              DetectionInput.TRUTHS,
              DetectionInput.LABELS,
              DetectionInput.IMAGE)) {
        outputs.add(Objects.requireNonNull(stream.tensors().get(name)));
      }
      try (GraphSession session = GraphSession.open(graph, SessionOptions.defaults())) {
        stream.start(session, start);
        for (int i = 0; i < count; i++) {
          batches.add(session.fetch(Map.of(), outputs, List.of(), reader));
        }
      }
    }
    return batches;
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
