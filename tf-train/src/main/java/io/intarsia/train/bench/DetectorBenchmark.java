package io.intarsia.train.bench;

import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.Mode;
import io.intarsia.core.graph.Net;
import io.intarsia.data.input.DetectionInput;
import io.intarsia.proto.DetectionConfig;
import io.intarsia.proto.DetectorFreezing;
import io.intarsia.proto.DetectorRecord;
import io.intarsia.train.detection.DetectionObjective;
import io.intarsia.train.detection.DetectorTraining;
import io.intarsia.train.engine.InitialWeights;
import io.intarsia.train.engine.TrainingGraph;
import io.intarsia.train.optimizer.Sgd;
import io.intarsia.train.run.StartingPoint;
import io.intarsia.train.schedule.LearningRate;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The speed of a detector's training step without input, and of its body alone: what could be saved
 * by keeping the features of a body that is not taught.
 */
public final class DetectorBenchmark {
  private static final int WARM_UP = 3;

  private DetectorBenchmark() {}

  /**
   * What was measured.
   *
   * @param pictures of a step
   * @param freezing what the step teaches
   * @param stepSeconds mean time of a step
   * @param bodySeconds mean time of the body's forward pass alone, conv1 to res4
   * @param stepFlops floating-point operations of a step's convolutions and matrix products
   * @param bodyFlops those of the body's forward pass
   */
  public record Result(
      int pictures,
      DetectorFreezing freezing,
      double stepSeconds,
      double bodySeconds,
      long stepFlops,
      long bodyFlops) {

    /** Speed of the step. */
    public double imagesPerSecond() {
      return pictures / stepSeconds;
    }

    /** Share of a step's time that the body's forward pass takes, in per cent. */
    public double bodyPercent() {
      return 100 * bodySeconds / stepSeconds;
    }

    /** Share of a step's operations that are the body's forward pass, in per cent. */
    public double bodyFlopPercent() {
      return 100.0 * bodyFlops / stepFlops;
    }

    /**
     * Speed of a step that finds the body's features for nothing: more than keeping them on disk
     * can reach. Nothing where the body is taught, because its features change with every step.
     */
    public OptionalDouble imagesPerSecondWithoutBody() {
      return freezing == DetectorFreezing.FROZEN
          ? OptionalDouble.of(pictures / (stepSeconds - bodySeconds))
          : OptionalDouble.empty();
    }
  }

  /**
   * Measures the step of a detector on noise, and in turn with it the body on as much noise.
   *
   * @param record what the detector is, every default filled
   * @param start the backbone that it begins with
   * @param steps how many are timed, after three to warm up
   */
  public static Result run(DetectorRecord record, StartingPoint start, int steps)
      throws IOException {
    DetectionConfig config = record.getConfig();
    DetectionObjective objective = DetectionObjective.of(record);
    NoiseTask task = new NoiseTask(config.getBatchSize(), RegionNoise.of(record), objective);
    try (Graph graph = new Graph()) {
      TrainingGraph training =
          new TrainingGraph(graph, task, Sgd.of(config.getSgd()), config.getSeed());
      long stepFlops = FlopCount.of(graph, training.step().train());
      Op body = body(graph, training, objective);
      long bodyFlops = FlopCount.of(graph, body);
      try (GraphSession session = GraphSession.open(graph, DetectorTraining.session(config))) {
        training.initialize(session);
        training.take(session, InitialWeights.ofBackbone(start.state(), report -> {}));
        training.startInput(session, 0);
        LearningRate rate =
            LearningRate.of(config.getSchedule(), WARM_UP + steps, config.getBatchSize());
        long[] nanos = new Turns(session, training, body, rate).take(steps);
        return new Result(
            config.getBatchSize(),
            config.getFreezing(),
            nanos[0] / 1e9 / steps,
            nanos[1] / 1e9 / steps,
            stepFlops,
            bodyFlops);
      }
    }
  }

  /** The body once more, on the same variables, with nothing behind it. */
  private static Op body(Graph graph, TrainingGraph training, DetectionObjective objective) {
    Net net = new Net(Ops.create(graph), training.variables(), Mode.TRAINING, "");
    Operand<TFloat32> images =
        Objects.requireNonNull(training.inputTensors().get(DetectionInput.IMAGE))
            .asOutput()
            .expect(TFloat32.class);
    return objective.detector().body(net, images).asOutput();
  }

  /** Steps and bodies in turn, so that whatever else the machine does slows both. */
  private record Turns(GraphSession session, TrainingGraph training, Op body, LearningRate rate) {

    /** Nanoseconds of all timed steps, and of all timed bodies. */
    long[] take(int steps) {
      long[] nanos = new long[2];
      for (int turn = 0; turn < WARM_UP + steps; turn++) {
        long begun = System.nanoTime();
        training.step().run(session, rate.at(turn));
        long stepped = System.nanoTime();
        session.run(List.of(body));
        if (turn >= WARM_UP) {
          nanos[0] += stepped - begun;
          nanos[1] += System.nanoTime() - stepped;
        }
      }
      return nanos;
    }
  }
}
