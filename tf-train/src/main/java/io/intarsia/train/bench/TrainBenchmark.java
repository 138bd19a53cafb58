package io.intarsia.train.bench;

import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.train.engine.TrainingGraph;
import io.intarsia.train.optimizer.Optimizers;
import io.intarsia.train.pretext.PretextObjective;
import io.intarsia.train.pretext.PretrainingPlan;
import io.intarsia.train.schedule.LearningRate;
import java.util.Objects;
import org.tensorflow.Graph;

/** The speed of pretraining's step, without input. */
public final class TrainBenchmark {
  private static final int WARM_UP = 3;
  private static final int TIMED = 12;

  private TrainBenchmark() {}

  /**
   * What was measured.
   *
   * @param imagesPerSecond images that went through the backbone, for Jigsaw tiles
   * @param firstLoss of the first step
   * @param lastLoss of the last step
   * @param stepFlops floating-point operations of a step's convolutions and matrix products
   * @param stepSeconds mean time of a step
   * @param peak floating-point operations per second of {@link PeakProbe}
   */
  public record Result(
      double imagesPerSecond,
      float firstLoss,
      float lastLoss,
      long stepFlops,
      double stepSeconds,
      double peak) {

    /** Share of the peak that a step reaches, in per cent. */
    public double percentOfPeak() {
      return 100 * stepFlops / stepSeconds / peak;
    }
  }

  /** Measures the experiment that a resolved config describes. */
  public static Result run(ExperimentConfig config) {
    SessionOptions options = PretrainingPlan.session(config);
    try (Graph graph = new Graph()) {
      NoiseTask task = NoiseTask.of(config, PretextObjective.of(config));
      TrainingGraph training =
          new TrainingGraph(
              graph, task, Optimizers.create(config.getOptimizer()), config.getInput().getSeed());
      long flops = FlopCount.of(graph, training.step().train());
      try (GraphSession session = GraphSession.open(graph, options)) {
        training.initialize(session);
        training.startInput(session, 0);
        return measure(config, task.imagesOfStep(), training, session, flops);
      }
    }
  }

  private static Result measure(
      ExperimentConfig config,
      int images,
      TrainingGraph training,
      GraphSession session,
      long flops) {
    int batch = config.getInput().getBatchSize();
    LearningRate rate = LearningRate.of(config.getSchedule(), WARM_UP + TIMED, batch);
    float first = step(training, session, rate.at(0));
    for (int step = 1; step < WARM_UP; step++) {
      step(training, session, rate.at(step));
    }
    long begun = System.nanoTime();
    float last = first;
    for (int step = WARM_UP; step < WARM_UP + TIMED; step++) {
      last = step(training, session, rate.at(step));
    }
    double seconds = (System.nanoTime() - begun) / 1e9 / TIMED;
    double peak = PeakProbe.measure(PretrainingPlan.session(config));
    return new Result(images / seconds, first, last, flops, seconds, peak);
  }

  private static float step(TrainingGraph training, GraphSession session, double rate) {
    return Objects.requireNonNull(training.step().run(session, rate).get("loss"));
  }
}
