package io.intarsia.study.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intarsia.proto.TrialConfig;
import io.intarsia.proto.TrialResult;
import io.intarsia.proto.TrialShots;
import io.intarsia.study.plan.PlanDirectory;
import io.intarsia.study.plan.Planner;
import io.intarsia.study.plan.SweepFile;
import io.intarsia.study.run.TrialState.Phase;
import io.intarsia.study.stats.Replicates;
import io.intarsia.study.testing.TinyStudy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepRunTest {
  private static final Duration LONG = Duration.ofDays(1);

  @TempDir Path folder;
  private PlanDirectory plan;
  private List<TrialConfig> trials;
  private final List<TrialState> states = new ArrayList<>();

  @BeforeEach
  void planTwoTrialsAndATwin() throws IOException {
    TinyStudy study = TinyStudy.make(folder);
    SweepFile sweep =
        study.sweep(
            TinyStudy.HEAD
                + "set: 'backbone.width=0.0625' twin_seeds: 7\nblocks { name: 'A' axes { axis: 'data' } }");
    trials = new Planner(sweep, study.datasets()).trials();
    plan = new PlanDirectory(folder.resolve("plan"));
    plan.write(sweep, study.datasets(), trials);
  }

  @Test
  void everyTrialLeavesOneSmallResult() throws Exception {
    FakeLauncher launcher = FakeLauncher.sound();
    SweepRun.Outcome outcome = run(launcher, LONG, () -> false);
    assertThat(outcome.failed()).isEmpty();
    assertThat(outcome.left()).isZero();
    assertThat(launcher.commands)
        .containsExactly(
            "pretrain",
            "export",
            "evaluate",
            "pretrain",
            "export",
            "evaluate",
            "export",
            "evaluate");
    List<TrialResult> results = finished().all();
    assertThat(results).hasSize(3);
    TrialResult one =
        results.stream().filter(each -> each.getTrial().equals(trials.get(0))).findFirst().get();
    assertThat(one.getScores(0).getLayers(0).getScore()).isEqualTo(0.5);
    assertThat(Replicates.decode(one.getScores(0).getLayers(0).getReplicates())).hasSize(2);
    TrialShots shots = one.getScores(0).getLayers(0).getShots(0);
    assertThat(shots.getK()).isEqualTo(4);
    assertThat(shots.getScore()).isEqualTo(0.25);
    assertThat(Replicates.decode(shots.getReplicates()).get(0)).isCloseTo(0.125, within(1e-5));
    assertThat(one.getProvenance().getCode()).isNotEmpty();
    assertThat(Files.size(folder.resolve("finished").resolve(trials.get(0).getHash() + ".json")))
        .isLessThan(10_000);
  }

  @Test
  void whatIsDoneIsNotDoneAgain() throws Exception {
    run(FakeLauncher.sound(), LONG, () -> false);
    FakeLauncher second = FakeLauncher.sound();
    run(second, LONG, () -> false);
    assertThat(second.commands).isEmpty();

    Files.delete(folder.resolve("finished").resolve(trials.get(1).getHash() + ".json"));
    Files.delete(report(trials.get(1)));
    run(second, LONG, () -> false);
    assertThat(second.commands).containsExactly("evaluate");
    assertThat(finished().all()).hasSize(3);
  }

  @Test
  void aFailedTrialIsReportedAndTheOthersGoOn() throws Exception {
    String first = trials.get(0).getPretraining();
    FakeLauncher launcher =
        new FakeLauncher(
            arguments ->
                arguments.get(0).equals("pretrain")
                    && arguments.stream().anyMatch(each -> each.contains(first)),
            1);
    SweepRun.Outcome outcome = run(launcher, LONG, () -> false);
    assertThat(outcome.failed()).containsExactly(trials.get(0));
    assertThat(finished().all()).hasSize(2);
    assertThat(states)
        .filteredOn(state -> state.phase() == Phase.FAILED)
        .singleElement()
        .satisfies(
            state ->
                assertThat(state.words())
                    .contains("pretrain ended with code 1", "there is no picture"));
  }

  @Test
  void aStoppedTrialGoesOnWithTheSameCommands() throws Exception {
    boolean[] stopped = {false};
    FakeLauncher launcher =
        new FakeLauncher(
            arguments -> stopped[0] = arguments.get(0).equals("pretrain") || stopped[0], 130);
    SweepRun.Outcome outcome = run(launcher, LONG, () -> stopped[0]);
    assertThat(outcome.failed()).isEmpty();
    assertThat(outcome.left()).isEqualTo(3);
    assertThat(finished().all()).isEmpty();
    assertThat(run(FakeLauncher.sound(), LONG, () -> false).left()).isZero();
  }

  @Test
  void noTrialIsBegunThatWouldNotEndInTime() throws Exception {
    SweepRun.Outcome outcome = run(FakeLauncher.sound(), Duration.ZERO, () -> false);
    assertThat(outcome.left()).isEqualTo(3);
    assertThat(outcome.failed()).isEmpty();
  }

  private SweepRun.Outcome run(Launcher launcher, Duration limit, BooleanSupplier stop)
      throws IOException, InterruptedException {
    return run(1, launcher, limit, stop);
  }

  private SweepRun.Outcome run(int atATime, Launcher launcher, Duration limit, BooleanSupplier stop)
      throws IOException, InterruptedException {
    Sitting sitting =
        new Sitting(plan.read(), folder.resolve("work"), finished().path(), false, atATime);
    return sitting
        .start(launcher, (trial, state) -> states.add(state))
        .run(plan.trials(), limit, stop);
  }

  @Test
  void trialsSideBySideAreAtWorkAtTheSameTime() throws Exception {
    CountDownLatch bothPretrain = new CountDownLatch(2);
    FakeLauncher sound = FakeLauncher.sound();
    Launcher waiting =
        (arguments, log, stop) -> {
          if (arguments.get(0).equals("pretrain")) {
            bothPretrain.countDown();
            assertThat(bothPretrain.await(1, TimeUnit.MINUTES)).isTrue();
          }
          synchronized (sound) {
            return sound.run(arguments, log, stop);
          }
        };
    assertThat(run(2, waiting, LONG, () -> false).left()).isZero();
    assertThat(finished().all()).hasSize(3);
  }

  @Test
  void trialsOfOnePretrainingFollowEachOther() throws Exception {
    TrialConfig first = trials.get(0);
    TrialConfig again = first.toBuilder().setHash("judged otherwise").build();
    FakeLauncher launcher = FakeLauncher.sound();
    Sitting sitting = new Sitting(plan.read(), folder.resolve("work"), finished().path(), false, 2);
    sitting
        .start(launcher, (trial, state) -> states.add(state))
        .run(List.of(first, again), LONG, () -> false);
    assertThat(launcher.commands).containsExactly("pretrain", "export", "evaluate");
    assertThat(finished().all()).hasSize(2);
  }

  @Test
  void aLaneThatBreaksStopsTheOthersAndIsNotSwallowed() {
    Launcher broken =
        (arguments, log, stop) -> {
          throw new IOException("no java");
        };
    assertThatThrownBy(() -> run(2, broken, LONG, () -> false))
        .isInstanceOf(IOException.class)
        .hasMessage("no java");
  }

  private FinishedTrials finished() {
    return new FinishedTrials(folder.resolve("finished"));
  }

  private Path report(TrialConfig trial) {
    return folder
        .resolve("work")
        .resolve(trial.getPretraining())
        .resolve("evaluations")
        .resolve(trial.getEvaluations(0).getHash())
        .resolve("report.txtpb");
  }
}
