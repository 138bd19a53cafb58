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
 * What everything around the step costs: blocks of steps of the whole loop (input, log, events) and
 * blocks of the same step on one batch that the graph holds, in turn.
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
   */
  public record Result(double loop, double held) {
    /** Speed of the whole loop as a share of the bare step's: 1 means that the rest is free. */
    public double ratio() {
      return held / loop;
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
        return alternate(loop, held, session, pairs);
      }
    }
  }

  private Result alternate(TrainingLoop loop, StepGraph held, GraphSession session, int pairs)
      throws IOException {
    double loopSeconds = 0;
    double heldSeconds = 0;
    for (int pair = 0; pair <= pairs; pair++) {
      long begun = System.nanoTime();
      for (int i = 0; i < BLOCK; i++) {
        held.run(session, plan.rate().at(0));
      }
      long between = System.nanoTime();
      for (int i = 1; i <= BLOCK; i++) {
        loop.take((long) pair * BLOCK + i);
      }
      if (pair > 0) {
        heldSeconds += (between - begun) / 1e9;
        loopSeconds += (System.nanoTime() - between) / 1e9;
      }
    }
    return new Result(loopSeconds, heldSeconds);
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
