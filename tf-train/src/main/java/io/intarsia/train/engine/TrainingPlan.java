package io.intarsia.train.engine;

import io.intarsia.core.graph.SessionOptions;
import io.intarsia.proto.CheckpointConfig;
import io.intarsia.proto.CheckpointManifest;
import io.intarsia.proto.ExecutionConfig;
import io.intarsia.train.optimizer.Optimizer;
import io.intarsia.train.schedule.LearningRate;

/**
 * How a task is trained.
 *
 * @param seed decides the initial weights
 * @param batch pictures of a step
 * @param rate learning rates, and with them the number of steps
 * @param optimizer how gradients become updates
 * @param session threads and number format
 * @param checkpoint when the state is saved and judged
 * @param execution what does not change the result
 * @param facts what every checkpoint's manifest says besides step, variables and files
 */
public record TrainingPlan(
    long seed,
    int batch,
    LearningRate rate,
    Optimizer optimizer,
    SessionOptions session,
    CheckpointConfig checkpoint,
    ExecutionConfig execution,
    CheckpointManifest facts) {

  /** Length of the run. */
  public long steps() {
    return rate.steps();
  }

  boolean isLogged(long step) {
    return step % execution.getLogEverySteps() == 0 || step == steps();
  }

  boolean isSaved(long step) {
    return step % checkpoint.getEverySteps() == 0 || step == steps();
  }

  boolean isJudged(long step) {
    long every = checkpoint.getEvaluateEverySteps();
    return every == 0 ? isSaved(step) : step % every == 0 || step == steps();
  }
}
