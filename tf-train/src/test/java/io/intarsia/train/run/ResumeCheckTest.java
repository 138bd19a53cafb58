package io.intarsia.train.run;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.TextFormat;
import io.intarsia.core.UserException;
import io.intarsia.core.config.Configs;
import io.intarsia.proto.BegunWith;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which differences between a run and the command that goes on with it are refused. */
class ResumeCheckTest {
  private static final String CONFIG =
      "backbone { resnet { depth: 18 } } pretext { jigsaw {} } schedule { steps: 100 }";

  @TempDir Path directory;

  @BeforeEach
  void begin() throws IOException {
    run().create(CONFIG, config(CONFIG), provenance("1", "2 threads"));
  }

  @Test
  void theSameIsTaken() {
    assertThatCode(() -> check(CONFIG, provenance("1", "2 threads"), false))
        .doesNotThrowAnyException();
  }

  @Test
  void defaultsWrittenOutAreNoDifference() {
    String longer = CONFIG + " optimizer { sgd { momentum: 0.9 } }";
    assertThatCode(() -> check(longer, provenance("1", "2 threads"), false))
        .doesNotThrowAnyException();
  }

  @Test
  void whatDoesNotChangeTheResultMayDiffer() {
    String other = CONFIG + " execution { log_every_steps: 3 keep_checkpoints: 9 }";
    assertThatCode(() -> check(other, provenance("1", "2 threads"), false))
        .doesNotThrowAnyException();
  }

  @Test
  void anotherConfigIsRefusedByPathEvenIfInexact() {
    String other = CONFIG.replace("100", "200") + " input { seed: 4 }";
    assertThatThrownBy(() -> check(other, provenance("1", "2 threads"), true))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("schedule.steps: 100 | 200")
        .hasMessageContaining("input.seed: 0 | 4");
  }

  @Test
  void anotherProgramOrMachineIsRefusedUnlessInexact() {
    Provenance moved = provenance("2", "4 threads");
    assertThatThrownBy(() -> check(CONFIG, moved, false))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("code: 1 | 2")
        .hasMessageContaining("machine: 2 threads | 4 threads")
        .hasMessageContaining("--inexact");
    assertThatCode(() -> check(CONFIG, moved, true)).doesNotThrowAnyException();
  }

  @Test
  void anotherStartIsRefusedEvenIfInexact() {
    Provenance other =
        provenance("1", "2 threads").toBuilder()
            .addBegunWith(BegunWith.newBuilder().setModel("jigsaw/1").setModelChecksum("0123"))
            .build();
    assertThatThrownBy(() -> check(CONFIG, other, true))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("begun with drawn weights, not with the weights of jigsaw/1 (0123)");
  }

  @Test
  void aDirectoryOfOtherThingsIsNotTaken() throws IOException {
    Path other = Files.createDirectory(directory.resolve("other"));
    Files.createFile(other.resolve("thesis.txt"));
    assertThatThrownBy(
            () ->
                new RunDirectory(other).create("", config(CONFIG), Provenance.getDefaultInstance()))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("thesis.txt");
  }

  private RunDirectory run() {
    return new RunDirectory(directory.resolve("run"));
  }

  private void check(String config, Provenance provenance, boolean inexact) throws IOException {
    ResumeCheck.require(run(), config(config), provenance, inexact);
  }

  private static Provenance provenance(String code, String machine) {
    return Provenance.newBuilder().setCode(code).setMachine(machine).build();
  }

  private static ExperimentConfig config(String text) {
    try {
      return Configs.resolve(TextFormat.parse(text, ExperimentConfig.class));
    } catch (TextFormat.ParseException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
