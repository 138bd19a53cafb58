package io.intarsia.cli.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intarsia.cli.Arguments;
import io.intarsia.cli.Console;
import io.intarsia.core.UserException;
import io.intarsia.core.progress.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartCommandTest {
  @TempDir private Path temp;

  @Test
  void wholePathEndsWithATableAndAPageThatStandsAlone() throws Exception {
    Path out = temp.resolve("quick");
    String said = run("--out", out.toString(), "--images", "200", "--steps", "2");
    assertThat(said)
        .containsSubsequence(
            "$ intarsia data synthesize",
            "$ intarsia data import",
            "$ intarsia data show",
            "$ intarsia pretrain",
            "$ intarsia export",
            "$ intarsia evaluate svm",
            "random twin",
            "quickstart_colorization.txtpb",
            "$ intarsia evaluate svm",
            "random twin",
            "quickstart.html");
    String page = Files.readString(out.resolve("quickstart.html"));
    assertThat(page)
        .contains(
            "data:image/jpeg;base64,",
            "data:image/png;base64,",
            "curve series0",
            "res5",
            "colours named right",
            "Held-out scenes")
        .doesNotContain("src=\"http", "<script");
  }

  @Test
  void anExistingDirectoryIsRefused() {
    assertThatThrownBy(() -> run("--out", temp.toString()))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("exists already");
  }

  private static String run(String... args) throws Exception {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    QuickstartCommand command = new QuickstartCommand();
    try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
      command.run(Arguments.parse(command, args), new Console(out, Progress.silent()));
    }
    return said.toString(StandardCharsets.UTF_8);
  }
}
