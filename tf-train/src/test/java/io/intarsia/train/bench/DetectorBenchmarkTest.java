package io.intarsia.train.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.intarsia.core.config.Configs;
import io.intarsia.data.input.DetectionInput;
import io.intarsia.proto.DetectionConfig;
import io.intarsia.proto.DetectorFreezing;
import io.intarsia.proto.DetectorRecord;
import io.intarsia.train.run.DrawnBackbone;
import io.intarsia.train.run.StartingPoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;

/** A detector's step and body on noise, tiny. */
class DetectorBenchmarkTest {
  @TempDir static Path directory;
  private static StartingPoint start;

  @BeforeAll
  static void drawABackbone() throws IOException {
    start = DrawnBackbone.write(directory.resolve("backbone"));
  }

  @Test
  void aTaughtBodyTakesMoreOperationsAndHasNoFeaturesToKeep() throws IOException {
    DetectorBenchmark.Result frozen = run("freezing: FROZEN");
    DetectorBenchmark.Result full = run("freezing: FULL");
    assertThat(frozen.stepSeconds()).isPositive();
    assertThat(frozen.bodySeconds()).isPositive();
    assertThat(full.bodyFlops()).isEqualTo(frozen.bodyFlops());
    assertThat(full.stepFlops()).isGreaterThan(frozen.stepFlops());
    assertThat(frozen.stepFlops()).isGreaterThan(frozen.bodyFlops());
    assertThat(frozen.imagesPerSecondWithoutBody()).isPresent();
    assertThat(full.imagesPerSecondWithoutBody()).isEmpty();
  }

  @Test
  void theBodysOperationsAreCountedByHand() throws IOException {
    // Maps of a 48 x 64 picture: stem 24 x 32, res2 12 x 16, res3 6 x 8, res4 3 x 4; an eighth of
    // 64 .. 256 channels.
    long stem = 24 * 32 * 8 * (7 * 7 * 3);
    long res2 = 4 * (12 * 16 * 8 * (9 * 8));
    long res3 = 6 * 8 * 16 * (9 * 8 + 3 * 9 * 16 + 8);
    long res4 = 3 * 4 * 32 * (9 * 16 + 3 * 9 * 32 + 16);
    assertThat(run("").bodyFlops()).isEqualTo(2 * 2 * (stem + res2 + res3 + res4));
  }

  @Test
  void sharesAreThoseOfACalculationByHand() {
    DetectorBenchmark.Result result =
        new DetectorBenchmark.Result(4, DetectorFreezing.FROZEN, 2, 0.4, 1000, 50);
    assertThat(result.imagesPerSecond()).isEqualTo(2);
    assertThat(result.bodyPercent()).isEqualTo(20);
    assertThat(result.bodyFlopPercent()).isEqualTo(5);
    assertThat(result.imagesPerSecondWithoutBody()).hasValue(2.5);
  }

  @Test
  void picturesAreThreeByFourWithinBothSides() {
    assertThat(imageOf("picture { short_side: 48 max_side: 200 }"))
        .isEqualTo(Shape.of(2, 48, 64, 3));
    assertThat(imageOf("picture { short_side: 48 max_side: 40 }"))
        .isEqualTo(Shape.of(2, 30, 40, 3));
  }

  private static Shape imageOf(String picture) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Map<String, Operand<?>> tensors =
          RegionNoise.of(record(picture)).tensors(tf, tf.constant(new long[] {0, 1}), 2);
      return Objects.requireNonNull(tensors.get(DetectionInput.IMAGE)).shape();
    }
  }

  private static DetectorBenchmark.Result run(String config) throws IOException {
    return DetectorBenchmark.run(
        record("picture { short_side: 48 max_side: 200 } " + config), start, 2);
  }

  private static DetectorRecord record(String config) {
    DetectionConfig parsed =
        Configs.parse(
            config
                + " sampling { regions: 8 } batch_size: 2 schedule { steps: 9 learning_rate: 0.01 }",
            "test",
            List.of(),
            DetectionConfig.getDefaultInstance());
    return Configs.resolve(
        DetectorRecord.newBuilder()
            .setConfig(parsed)
            .setBackbone(start.experiment())
            .addAllClasses(List.of("cat", "dog"))
            .build());
  }
}
