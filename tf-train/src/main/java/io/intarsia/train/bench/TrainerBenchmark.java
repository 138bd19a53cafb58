package io.intarsia.train.bench;

import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.Mode;
import io.intarsia.core.graph.Net;
import io.intarsia.core.progress.Progress;
import io.intarsia.train.engine.Journal;
import io.intarsia.train.engine.LearningTask;
import io.intarsia.train.engine.RunState;
import io.intarsia.train.engine.StepGraph;
import io.intarsia.train.engine.TrainingGraph;
import io.intarsia.train.engine.TrainingLoop;
import io.intarsia.train.engine.TrainingPlan;
import io.intarsia.train.run.RunDirectory;
import io.intarsia.train.run.RunLog;
import io.intarsia.train.summary.EventFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TType;

/**
 * What everything around the step costs: blocks of steps of the whole loop (input, log, events),
 * blocks of the same step on one batch that the graph holds, and blocks of the latter whose batch
 * is replaced before each step, in turn.
 */
public final class TrainerBenchmark {
  private static final int BLOCK = 20;

  private final LearningTask task;
  private final TrainingPlan plan;

  /**
   * Seconds of all blocks of either kind.
   *
   * @param loop of the whole loop
   * @param held of the bare step
   * @param replaced of the bare step with a new batch each time
   * @param waited the part of {@code replaced} until the new batch is there: waiting for the input
   *     and copying
   */
  public record Result(double loop, double held, double replaced, double waited) {
    /** Speed of the whole loop as a share of the bare step's: 1 means that the rest is free. */
    public double ratio() {
      return held / loop;
    }

    /** Share of a step's time that is spent waiting for its batch, at most; 0 to 1. */
    public double waitingShare() {
      return waited / replaced;
    }
  }

  /** Will measure a task; the plan must have more steps than are measured. */
  public TrainerBenchmark(LearningTask task, TrainingPlan plan) {
    this.task = task;
    this.plan = plan;
  }

  /**
   * Measures.
   *
   * @param run where the loop writes its log and events
   * @param pairs blocks of either kind, after one of each to warm up
   */
  public Result run(RunDirectory run, int pairs) throws IOException {
    try (Graph graph = new Graph();
        RunLog log = RunLog.open(run.log());
        EventFile events = EventFile.open(run.path(), 0);
        Progress.Task shown = Progress.silent().start("bench", plan.steps(), "steps")) {
      TrainingGraph training = new TrainingGraph(graph, task, plan.optimizer(), plan.seed());
      HeldBatch batch = HeldBatch.of(Ops.create(graph), training.inputTensors());
      Net net = new Net(Ops.create(graph), training.variables(), Mode.TRAINING, "");
      StepGraph held = StepGraph.build(graph, net, task, batch.tensors(), plan.optimizer());
      try (GraphSession session = GraphSession.open(graph, plan.session())) {
        training.initialize(session);
        training.startInput(session, 0);
        session.run(batch.fill());
        TrainingLoop loop =
            new TrainingLoop(
                plan,
                training,
                session,
                new RunState(task.criterion(), plan.facts(), null),
                run.checkpoints(),
                new Journal(plan, 0, log, events, shown));
        return new Turns(session, loop, held, batch.fill(), plan.rate().at(0)).run(pairs);
      }
    }
  }

  /** The three kinds of blocks, one after the other. */
  private record Turns(
      GraphSession session, TrainingLoop loop, StepGraph held, List<Op> fill, double rate) {

    /** A pair to warm up, then those that count. */
    Result run(int pairs) throws IOException {
      turn(0);
      Result sum = new Result(0, 0, 0, 0);
      for (int pair = 1; pair <= pairs; pair++) {
        Result next = turn(pair);
        sum =
            new Result(
                sum.loop() + next.loop(),
                sum.held() + next.held(),
                sum.replaced() + next.replaced(),
                sum.waited() + next.waited());
      }
      return sum;
    }

    private Result turn(int number) throws IOException {
      long begun = System.nanoTime();
      for (int i = 0; i < BLOCK; i++) {
        held.run(session, rate);
      }
      long heldDone = System.nanoTime();
      for (int i = 1; i <= BLOCK; i++) {
        loop.take((long) number * BLOCK + i);
      }
      long loopDone = System.nanoTime();
      long waited = 0;
      for (int i = 0; i < BLOCK; i++) {
        long asked = System.nanoTime();
        session.run(fill);
        waited += System.nanoTime() - asked;
        held.run(session, rate);
      }
      return new Result(
          (loopDone - heldDone) / 1e9,
          (heldDone - begun) / 1e9,
          (System.nanoTime() - loopDone) / 1e9,
          waited / 1e9);
    }
  }

  /** A batch in variables of its own. */
  private record HeldBatch(Map<String, Operand<?>> tensors, List<Op> fill) {
    static HeldBatch of(Ops tf, Map<String, Operand<?>> inputs) {
      Map<String, Operand<?>> tensors = new HashMap<>();
      List<Op> fill = new ArrayList<>();
      inputs.forEach(
          (name, input) -> {
            var held = tf.variable(input.shape(), input.type());
            fill.add(assign(tf, held, input));
            tensors.put(name, tf.identity(held));
          });
      return new HeldBatch(tensors, fill);
    }

    @SuppressWarnings("unchecked") // Both have the input's type.
    private static <T extends TType> Op assign(Ops tf, Operand<T> variable, Operand<?> value) {
      return tf.assign(variable, (Operand<T>) value);
    }
  }
}
