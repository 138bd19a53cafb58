package io.intarsia.train.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intarsia.core.checkpoint.Checkpoint;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.progress.Progress;
import io.intarsia.core.testing.LeakAssertion;
import io.intarsia.proto.CheckpointConfig;
import io.intarsia.proto.CheckpointManifest;
import io.intarsia.proto.ExecutionConfig;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.Precision;
import io.intarsia.proto.Provenance;
import io.intarsia.proto.SavedFile;
import io.intarsia.train.optimizer.Sgd;
import io.intarsia.train.run.RunDirectory;
import io.intarsia.train.schedule.Decay;
import io.intarsia.train.schedule.LearningRate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Runs of a straight line: what is saved, judged, resumed and refused. */
class TrainerTest {
  private static final LineTask LINE = new LineTask(3, 10, 1);

  @TempDir Path directory;

  @Test
  void theLineIsLearnt() throws IOException {
    RunDirectory run = newRun("run");
    new Trainer(LINE, plan(300, 0)).run(run, Progress.silent(), TrainerTest::never);
    Checkpoint last = run.checkpoints().latest().orElseThrow();
    assertThat(last.step()).isEqualTo(300);
    assertThat(heldOut(last, "loss")).isLessThan(0.02);
  }

  @Test
  void aStoppedAndResumedRunEndsWithTheBytesOfAnUndisturbedOne() throws IOException {
    RunDirectory whole = newRun("whole");
    new Trainer(LINE, plan(20, 6)).run(whole, Progress.silent(), TrainerTest::never);

    RunDirectory broken = newRun("broken");
    Trainer trainer = new Trainer(LINE, plan(20, 6));
    for (int steps : List.of(4, 3, 9)) {
      AtomicInteger left = new AtomicInteger(steps);
      Trainer.Outcome part =
          trainer.run(broken, Progress.silent(), () -> left.decrementAndGet() == 0);
      assertThat(part.finished()).isFalse();
    }
    Trainer.Outcome end = trainer.run(broken, Progress.silent(), TrainerTest::never);

    assertThat(end).isEqualTo(new Trainer.Outcome(16, 20, true));
    CheckpointManifest expected = whole.checkpoints().at(20).manifest();
    assertThat(broken.checkpoints().at(20).manifest()).isEqualTo(expected);
    assertThat(expected.getVariablesList()).hasSize(5);
    assertThat(expected.getFilesList()).extracting(SavedFile::getSha256).doesNotHaveDuplicates();
  }

  @Test
  void aCheckpointThatAKillTookBackIsMadeAgain() throws IOException {
    RunDirectory run = newRun("run");
    Trainer trainer = new Trainer(LINE, plan(20, 6));
    trainer.run(run, Progress.silent(), TrainerTest::never);
    CheckpointManifest expected = run.checkpoints().at(20).manifest();
    Path partial = run.checkpoints().directory().resolve(".checkpoint-20.partial");
    Files.move(run.checkpoints().place(20), partial);
    Files.delete(partial.resolve("manifest.txtpb"));

    trainer.run(run, Progress.silent(), TrainerTest::never);

    assertThat(run.checkpoints().at(20).manifest()).isEqualTo(expected);
    assertThat(partial).doesNotExist();
  }

  @Test
  void theLastCheckpointsAndTheBestAreKept() throws IOException {
    // The rate is so high that the loss grows from the first judgement on.
    RunDirectory run = newRun("run");
    LearningRate growing = new LearningRate(0.3, 12, 0, 1, new Decay.Constant());
    new Trainer(LINE, plan(growing, 2)).run(run, Progress.silent(), TrainerTest::never);
    assertThat(run.checkpoints().steps()).containsExactly(2L, 10L, 12L);
    CheckpointManifest last = run.checkpoints().at(12).manifest();
    assertThat(last.getBest().getStep()).isEqualTo(2);
    assertThat(last.getBest().getValue()).isEqualTo(heldOut(run.checkpoints().at(2), "loss"));
  }

  @Test
  void everyHeldOutPictureCountsTheSame() throws IOException {
    RunDirectory run = newRun("run");
    new Trainer(LINE, plan(1, 1)).run(run, Progress.silent(), TrainerTest::never);
    // Positions 0..9 in batches of 4, 4 and 2; the mean of the batches' means would be 5.17.
    assertThat(heldOut(run.checkpoints().at(1), "mean_position")).isEqualTo(4.5);
  }

  @Test
  void aLossThatIsNoNumberStopsTheRunAndKeepsTheLastGoodCheckpoint() throws IOException {
    RunDirectory run = newRun("run");
    LearningRate huge = new LearningRate(3, 100, 0, 1, new Decay.Constant());
    Trainer trainer = new Trainer(LINE, plan(huge, 2));
    assertThatThrownBy(() -> trainer.run(run, Progress.silent(), TrainerTest::never))
        .isInstanceOf(NonFiniteException.class)
        .hasMessageMatching("the (held-out )?loss is (Infinity|NaN) at step \\d+: .*");
    Checkpoint last = run.checkpoints().latest().orElseThrow();
    assertThat(heldOut(last, "loss")).isFinite();
  }

  @Test
  void aVariableThatIsNoNumberIsNeverSaved() throws IOException {
    RunDirectory run = newRun("run");
    // The first step's loss is finite, its update is not.
    LearningRate huge = new LearningRate(1e38, 10, 0, 1, new Decay.Constant());
    Trainer trainer = new Trainer(new LineTask(3, 0, 1e4f), plan(huge, 1));
    assertThatThrownBy(() -> trainer.run(run, Progress.silent(), TrainerTest::never))
        .isInstanceOf(NonFiniteException.class)
        .hasMessageContaining("a variable is not finite at step 1:");
    assertThat(run.checkpoints().steps()).isEmpty();
  }

  @Test
  void withoutDeterministicOperationsNothingIsTrained() {
    assertThatThrownBy(() -> Determinism.require(null)).hasMessageContaining("./intarsia");
    assertThatThrownBy(() -> Determinism.require("0")).hasMessageContaining("./intarsia");
  }

  @Test
  @ExtendWith(LeakAssertion.class)
  void aRunLeavesNoNativeMemoryBehind() throws IOException {
    new Trainer(LINE, plan(50, 5)).run(newRun("run"), Progress.silent(), TrainerTest::never);
  }

  private static boolean never() {
    return false;
  }

  private RunDirectory newRun(String name) throws IOException {
    RunDirectory run = new RunDirectory(directory.resolve(name));
    run.create("", ExperimentConfig.getDefaultInstance(), Provenance.getDefaultInstance());
    return run;
  }

  private static TrainingPlan plan(long steps, long every) {
    return plan(new LearningRate(0.02, steps, 0, 1, new Decay.Cosine(0)), every);
  }

  private static TrainingPlan plan(LearningRate rate, long every) {
    return new TrainingPlan(
        1,
        LINE.batch(),
        rate,
        new Sgd(0.9, false, 1e-4, 0, 1),
        new SessionOptions(2, Precision.FLOAT32),
        CheckpointConfig.newBuilder().setEverySteps(every == 0 ? 1000 : every).build(),
        ExecutionConfig.newBuilder().setKeepCheckpoints(2).setLogEverySteps(1).build(),
        CheckpointManifest.getDefaultInstance());
  }

  private static double heldOut(Checkpoint checkpoint, String name) {
    return checkpoint.manifest().getHeldOutList().stream()
        .filter(scalar -> scalar.getName().equals(name))
        .findFirst()
        .orElseThrow()
        .getValue();
  }
}
