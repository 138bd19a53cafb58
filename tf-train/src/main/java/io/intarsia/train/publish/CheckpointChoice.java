package io.intarsia.train.publish;

import io.intarsia.core.UserException;
import io.intarsia.core.checkpoint.Checkpoint;
import io.intarsia.core.checkpoint.CheckpointStore;
import io.intarsia.proto.Scalar;
import io.intarsia.train.run.RunDirectory;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;

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

  /**
   * The one that solved most held-out puzzles, of equals the earliest; the last where none was
   * judged.
   */
  record Best() implements CheckpointChoice {
    private static final String SCORE = "puzzle_accuracy";

    @Override
    public Checkpoint find(RunDirectory run) throws IOException {
      Checkpoint best = new Last().find(run);
      double highest = Double.NEGATIVE_INFINITY;
      for (long step : run.checkpoints().steps()) {
        Checkpoint checkpoint = run.checkpoints().at(step);
        OptionalDouble score = score(checkpoint);
        if (score.isPresent() && score.getAsDouble() > highest) {
          highest = score.getAsDouble();
          best = checkpoint;
        }
      }
      return best;
    }

    private static OptionalDouble score(Checkpoint checkpoint) {
      return checkpoint.manifest().getHeldOutList().stream()
          .filter(scalar -> scalar.getName().equals(SCORE))
          .mapToDouble(Scalar::getValue)
          .findFirst();
    }
  }
}
