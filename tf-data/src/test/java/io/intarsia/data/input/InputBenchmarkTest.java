package io.intarsia.data.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.intarsia.data.dataset.ImportedDataset;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputBenchmarkTest {
  @TempDir Path folder;
  private ImportedDataset dataset;

  @BeforeEach
  void makeData() throws IOException {
    dataset = TestDataset.of(folder, 12);
  }

  @Test
  void timesTheVeryBatchesThatTrainingGets() {
    PretextInput input = new PretextInput(Batches.smallPuzzle().build(), dataset);
    InputBenchmark.Measurement measured = InputBenchmark.run(input, 4, 10);
    assertThat(measured.firstBatchChecksum()).isEqualTo(FirstBatch.checksum(dataset));
    assertThat(measured.samples()).isEqualTo(12);
    assertThat(measured.samplesPerSecond()).isPositive();
  }

  @Test
  void anotherProcessGetsTheSameBytes() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                FirstBatch.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String printed =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor()).isZero();
    assertThat(printed).isEqualTo(String.valueOf(FirstBatch.checksum(dataset)));
  }
}
