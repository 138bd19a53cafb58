package io.intarsia.train.publish;

import io.intarsia.core.UserException;
import io.intarsia.core.checkpoint.Checkpoint;
import io.intarsia.core.checkpoint.CheckpointStore;
import io.intarsia.train.run.RunDirectory;
import java.io.IOException;
import java.util.List;

/** Which checkpoint of a run is meant. */
public sealed interface CheckpointChoice {

  /**
   * Opens the checkpoint.
   *
   * @throws UserException if the run has no such checkpoint
   */
  Checkpoint find(RunDirectory run) throws IOException;

  /**
   * Reads {@code best}, {@code last} or a step.
   *
   * @throws UserException for anything else
   */
  static CheckpointChoice parse(String words) {
    if (words.equals("best")) {
      return new Best();
    }
    if (words.equals("last")) {
      return new Last();
    }
    if (words.matches("\\d{1,18}")) {
      return new AtStep(Long.parseLong(words));
    }
    throw new UserException("a checkpoint is best, last or a step, not '%s'".formatted(words));
  }

  /** The one of the most steps. */
  record Last() implements CheckpointChoice {
    @Override
    public Checkpoint find(RunDirectory run) throws IOException {
      return run.checkpoints()
          .latest()
          .orElseThrow(() -> new UserException("%s has no checkpoint yet".formatted(run.path())));
    }
  }

  /** The one of a step. */
  record AtStep(long step) implements CheckpointChoice {
    @Override
    public Checkpoint find(RunDirectory run) throws IOException {
      CheckpointStore checkpoints = run.checkpoints();
      List<Long> steps = checkpoints.steps();
      if (!steps.contains(step)) {
        throw new UserException(
            "%s has no checkpoint of step %d, only of %s".formatted(run.path(), step, steps));
      }
      return checkpoints.at(step);
    }
  }

  /** The one that its run found best on the held-out pictures; the last where none was judged. */
  record Best() implements CheckpointChoice {
    @Override
    public Checkpoint find(RunDirectory run) throws IOException {
      Checkpoint last = new Last().find(run);
      return last.manifest().hasBest()
          ? new AtStep(last.manifest().getBest().getStep()).find(run)
          : last;
    }
  }
}
