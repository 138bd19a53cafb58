package io.intarsia.cli.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intarsia.cli.Arguments;
import io.intarsia.cli.Command;
import io.intarsia.cli.Console;
import io.intarsia.cli.Main;
import io.intarsia.cli.StoppedException;
import io.intarsia.core.UserException;
import io.intarsia.core.progress.Progress;
import io.intarsia.study.run.JavaLauncher;
import io.intarsia.study.run.Launcher;
import io.intarsia.study.run.ProcessorShares;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepCommandsTest {
  @TempDir private Path temp;
  private Path plan;

  @BeforeEach
  void planTwoTrials() throws Exception {
    run(new DataSynthesizeCommand(), "--out", at("scenes"), "--images", "4");
    run(new DataImportCommand(), "--source", at("scenes"), "--out", at("data"));
    Files.writeString(
        temp.resolve("svm.txtpb"), "features { layers: 'res3' image_side: 32 } linear_svm {}");
    Files.writeString(
        temp.resolve("sweep.txtpb"),
        """
        name: "two"
        data: "scenes"
        base { experiment {
          backbone { width: 0.0625 resnet { depth: 18 } }
          pretext { jigsaw {} }
          schedule { steps: 1 }
        } }
        axes { name: "seed" points { label: "1" set: "input.seed=1" } points { label: "2" set: "input.seed=2" } }
        blocks { name: "A" axes { axis: "seed" } }
        evaluations { name: "svm" file: "svm.txtpb" data: "scenes" }
        """);
    plan = temp.resolve("plan");
  }

  private String plan(String... more) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--config",
                at("sweep.txtpb"),
                "--data",
                "scenes=" + at("data"),
                "--out",
                at("plan")));
    arguments.addAll(List.of(more));
    return run(new SweepPlanCommand(), arguments.toArray(String[]::new));
  }

  @Test
  void aPlanListsItsTrialsAndWritesJobs() throws Exception {
    assertThat(plan("--for", "slurm", "--at-a-time", "2"))
        .contains("  0  ", "A: seed 1", "  1  ", "A: seed 2", "2 trials: ", "array.sbatch");
    assertThat(plan.resolve("array.sbatch")).content().contains("--array=0-1%2");
    assertThatThrownBy(() -> plan("--for", "lsf"))
        .isInstanceOf(UserException.class)
        .hasMessage("--for: expected kubernetes or slurm, got 'lsf'");
  }

  @Test
  void aFailedTrialDoesNotStopTheNextAndMakesTheExitCodeOne() throws Exception {
    plan();
    List<String> begun = new ArrayList<>();
    Launcher failing =
        (arguments, log, stop) -> {
          begun.add(arguments.get(0));
          Files.writeString(log, "intarsia pretrain: no disk left\n");
          return 1;
        };
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    assertThatThrownBy(
            () -> run(new SweepRunCommand(atATime -> failing), said, "--plan", at("plan")))
        .isInstanceOf(StoppedException.class)
        .hasMessage("exit code 1");
    assertThat(begun).containsExactly("pretrain", "pretrain");
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains(
            "no disk left", "0 of 2 trials are done, 2 failed, 0 are left", "failed: A: seed 2");
  }

  @Test
  void anIndexIsOneTrialOfThatNumber() throws Exception {
    plan();
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    List<String> experiments = new ArrayList<>();
    Launcher recording =
        (arguments, log, stop) -> {
          experiments.add(Files.readString(Path.of(arguments.get(2))));
          return 1;
        };
    assertThatThrownBy(() -> runIndex(recording, said, "1")).isInstanceOf(StoppedException.class);
    assertThat(said.toString(StandardCharsets.UTF_8)).startsWith("  1  failed");
    assertThat(experiments).singleElement().asString().contains("seed: 2");
    assertThatThrownBy(() -> runIndex(recording, said, "2"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("from 0 to 1");
  }

  private void runIndex(Launcher launcher, ByteArrayOutputStream said, String index)
      throws Exception {
    run(new SweepRunCommand(atATime -> launcher), said, "--plan", at("plan"), "--index", index);
  }

  @Test
  void aChildIsThisProgramInAnotherJvm() throws Exception {
    Path log = temp.resolve("log.txt");
    for (int atATime : List.of(1, 2)) {
      JavaLauncher launcher = new JavaLauncher(Main.class.getName(), ProcessorShares.of(atATime));
      assertThat(launcher.run(List.of("version"), log, () -> false)).isZero();
      assertThat(log).content().contains("0.1.0");
      assertThat(launcher.run(List.of("nonsense"), log, () -> false)).isEqualTo(2);
    }
  }

  private String at(String name) {
    return temp.resolve(name).toString();
  }

  private static String run(Command command, String... arguments) throws Exception {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    run(command, said, arguments);
    return said.toString(StandardCharsets.UTF_8);
  }

  private static void run(Command command, ByteArrayOutputStream said, String... arguments)
      throws Exception {
    try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
      command.run(Arguments.parse(command, arguments), new Console(out, Progress.silent()));
    }
  }
}
