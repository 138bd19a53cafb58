package io.intarsia.train.engine;

import com.google.protobuf.ByteString;
import io.intarsia.core.checkpoint.CheckpointStore;
import io.intarsia.core.graph.GraphSession;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The steps of a run, and what happens between two of them: tell, judge, save, stop. */
public final class TrainingLoop {
  private final TrainingPlan plan;
  private final TrainingGraph training;
  private final GraphSession session;
  private final RunState state;
  private final CheckpointStore checkpoints;
  private final Journal journal;

  /** Will take the steps of a plan. */
  public TrainingLoop(
      TrainingPlan plan,
      TrainingGraph training,
      GraphSession session,
      RunState state,
      CheckpointStore checkpoints,
      Journal journal) {
    this.plan = plan;
    this.training = training;
    this.session = session;
    this.state = state;
    this.checkpoints = checkpoints;
    this.journal = journal;
  }

  /**
   * Runs the steps that are left.
   *
   * @param done steps taken before
   * @return steps taken in all
   */
  long run(long done, BooleanSupplier stop) throws IOException {
    for (long step = done + 1; step <= plan.steps(); step++) {
      take(step);
      boolean stopping = stop.getAsBoolean();
      boolean best = plan.isJudged(step) && judge(step);
      if (plan.isSaved(step) || best || stopping) {
        save(step);
      }
      if (stopping) {
        journal.say("stopped at step %d of %d, as asked", step, plan.steps());
        return step;
      }
    }
    journal.say("finished");
    return plan.steps();
  }

  /** Runs one step and tells of it. */
  public void take(long step) throws IOException {
    double rate = plan.rate().at(step - 1);
    Map<String, Float> scalars = runStep(step, rate);
    requireFinite("the loss", scalars, step);
    journal.step(step, scalars, rate);
  }

  private Map<String, Float> runStep(long step, double rate) {
    try {
      return training.step().run(session, rate);
    } catch (RuntimeException e) {
      throw training.explain(e, (step - 1) * plan.batch());
    }
  }

  private boolean judge(long step) throws IOException {
    HeldOut heldOut = training.heldOut();
    if (heldOut == null) {
      return false;
    }
    Map<String, Double> values = heldOut.evaluate(session, plan.checkpoint().getEvaluatePictures());
    requireFinite("the held-out loss", values, step);
    boolean best = state.judged(step, values);
    journal.heldOut(step, values, best);
    Optional<ByteString> picture = heldOut.picture(session);
    if (picture.isPresent()) {
      journal.heldOutPicture(step, picture.get());
    }
    return best;
  }

  private static void requireFinite(String what, Map<String, ? extends Number> scalars, long step) {
    double loss = Objects.requireNonNull(scalars.get("loss")).doubleValue();
    if (!Double.isFinite(loss)) {
      throw new NonFiniteException("%s is %s".formatted(what, loss), step);
    }
  }

  private void save(long step) throws IOException {
    if (!training.isFinite(session)) {
      throw new NonFiniteException("a variable is not finite", step);
    }
    // In this order: a run resumed from this checkpoint finds every event up to it.
    journal.sync();
    checkpoints.write(training.checkpoint(), session, state.manifestAt(step));
    checkpoints.keep(plan.execution().getKeepCheckpoints(), state.best());
    journal.say("step %d saved", step);
  }
}
