package io.intarsia.train.engine;

import io.intarsia.core.checkpoint.Checkpoint;
import io.intarsia.core.checkpoint.CheckpointStore;
import io.intarsia.core.checkpoint.RestoreReport;
import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.progress.Progress;
import io.intarsia.train.run.RunDirectory;
import io.intarsia.train.run.RunLog;
import io.intarsia.train.summary.EventFile;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.tensorflow.Graph;

/**
 * Trains a task in a run directory: from the start, or on from the latest checkpoint there. Killed
 * at any moment and started again, it ends with the same bytes as if it had not been.
 */
public final class Trainer {
  private final LearningTask task;
  private final TrainingPlan plan;
  private final Optional<InitialWeights> initial;

  /** How far a call came. */
  public record Outcome(long firstStep, long lastStep, boolean finished) {}

  /** Will train the task as planned, from what its initialisers draw. */
  public Trainer(LearningTask task, TrainingPlan plan) {
    this(task, plan, Optional.empty());
  }

  private Trainer(LearningTask task, TrainingPlan plan, Optional<InitialWeights> initial) {
    this.task = task;
    this.plan = plan;
    this.initial = initial;
  }

  /** The same, beginning with given weights; a run that is resumed has its own already. */
  public Trainer beginningWith(InitialWeights weights) {
    return new Trainer(task, plan, Optional.of(weights));
  }

  /**
   * Trains to the end, or until it is asked to stop.
   *
   * @param run an existing run directory
   * @param progress told of every step
   * @param stop asked after each step
   * @throws NonFiniteException if the loss or a variable is no longer a number
   */
  public Outcome run(RunDirectory run, Progress progress, BooleanSupplier stop) throws IOException {
    Determinism.require();
    Optional<Checkpoint> latest = tidy(run.checkpoints());
    long done = latest.map(Checkpoint::step).orElse(0L);
    if (done >= plan.steps()) {
      return new Outcome(done, done, true);
    }
    try (Graph graph = new Graph();
        RunLog log = RunLog.open(run.log());
        EventFile events = EventFile.open(run.path(), done);
        Progress.Task shown = progress.start("train", plan.steps(), "steps")) {
      Journal journal = new Journal(plan, done, log, events, shown);
      TrainingGraph training = new TrainingGraph(graph, task, plan.optimizer(), plan.seed());
      try (GraphSession session = GraphSession.open(graph, plan.session())) {
        restore(training, session, latest, journal);
        TrainingLoop loop =
            new TrainingLoop(plan, training, session, stateAt(latest), run.checkpoints(), journal);
        long reached = loop.run(done, stop);
        return new Outcome(done, reached, reached == plan.steps());
      }
    }
  }

  /** Completes what a killed process may have left half done, and finds where it came to. */
  private Optional<Checkpoint> tidy(CheckpointStore checkpoints) throws IOException {
    checkpoints.removePartials();
    Optional<Checkpoint> latest = checkpoints.latest();
    if (latest.isPresent()) {
      RunState state = stateAt(latest);
      checkpoints.keep(plan.execution().getKeepCheckpoints(), state.best());
    }
    return latest;
  }

  private RunState stateAt(Optional<Checkpoint> latest) {
    return new RunState(
        task.criterion(), plan.facts(), latest.map(Checkpoint::manifest).orElse(null));
  }

  private void restore(
      TrainingGraph training, GraphSession session, Optional<Checkpoint> latest, Journal journal)
      throws IOException {
    if (latest.isPresent()) {
      training.checkpoint().restore(session, latest.get());
      journal.say("resumed at step %d of %d", latest.get().step(), plan.steps());
    } else {
      training.initialize(session);
      journal.say("started, %d steps", plan.steps());
      if (initial.isPresent()) {
        begin(training, session, initial.get(), journal);
      }
    }
    training.startInput(session, latest.map(Checkpoint::step).orElse(0L) * plan.batch());
  }

  private static void begin(
      TrainingGraph training, GraphSession session, InitialWeights initial, Journal journal)
      throws IOException {
    RestoreReport report = training.take(session, initial);
    journal.say("weights of %s: %s", initial.saved().directory(), report.summary());
  }
}
