package io.intarsia.cli.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigDocsTest {

  @Test
  void theCommittedReferenceIsWhatTheProtosSay() throws IOException {
    String committed = Files.readString(Path.of("..", "docs", "config.md"));
    assertThat(committed)
        .as("docs/config.md is old: run ./intarsia config docs > docs/config.md")
        .isEqualTo(ConfigDocsCommand.markdown());
  }

  @Test
  void everyFieldAndTypeHasAMeaning() {
    assertThat(ConfigDocsCommand.markdown().lines())
        .as("a field or value without a comment in its proto")
        .noneMatch(line -> line.startsWith("|") && line.endsWith("|  |"))
        .noneMatch(line -> line.startsWith("|") && line.endsWith("`: |"));
  }
}
