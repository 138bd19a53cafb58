package io.intarsia.cli.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import io.intarsia.core.config.Configs;
import io.intarsia.proto.DetectionConfig;
import io.intarsia.proto.EvaluationConfig;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.SuiteConfig;
import io.intarsia.proto.SweepConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedConfigsTest {
  private static final Path CONFIGS = Path.of("..", "configs");

  @ParameterizedTest
  @MethodSource("configs")
  void aShippedConfigIsValidAndItsHeaderSaysHowToRunIt(Path file) throws IOException {
    String text = Files.readString(file);
    Configs.read(file, List.of(), kindOf(text));
    String header = text.substring(0, text.indexOf("\n\n"));
    assertThat(header.lines()).allMatch(line -> line.startsWith("#"));
    assertThat(header).contains("./intarsia ").contains("Data:").contains("Time:");
  }

  private static Message kindOf(String text) {
    if (text.contains("\nblocks {")) {
      return SweepConfig.getDefaultInstance();
    }
    if (text.contains("\nevaluations ")) {
      return SuiteConfig.getDefaultInstance();
    }
    if (text.contains("\nfreezing: ")) {
      return DetectionConfig.getDefaultInstance();
    }
    return text.contains("\nrandom_twin ")
        ? EvaluationConfig.getDefaultInstance()
        : ExperimentConfig.getDefaultInstance();
  }

  static Stream<Path> configs() throws IOException {
    try (Stream<Path> files = Files.list(CONFIGS)) {
      return files.sorted().toList().stream();
    }
  }
}
