package io.intarsia.train.bench;

import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.measure.InTurns;
import io.intarsia.core.measure.PeakMemory;
import java.io.IOException;
import org.tensorflow.Graph;

/**
 * What it saves not to make a target as wide as the logits of colorization: time and memory of the
 * loss and its gradient, both ways.
 */
public final class LossBenchmark {

  private LossBenchmark() {}

  /**
   * What was measured.
   *
   * @param seconds of the sparse loss, then of the dense one
   * @param sparseMegabytes the most that the sparse loss holds beside the logits; not a number
   *     where the system does not say
   * @param denseMegabytes the same of the dense one, or of the sparse one if that is more
   */
  public record Result(InTurns seconds, double sparseMegabytes, double denseMegabytes) {}

  /**
   * Measures both on every processor, in single precision.
   *
   * @param places rows of logits: pictures of a step times places of a target
   * @param classes colours
   * @param neighbors how many of them share a place
   * @param rounds pairs that are timed
   */
  public static Result run(int places, int classes, int neighbors, int rounds) throws IOException {
    try (Graph graph = new Graph()) {
      SoftLosses losses = SoftLosses.build(graph, places, classes, neighbors);
      try (GraphSession session = GraphSession.open(graph, SessionOptions.defaults());
          SoftLosses.Inputs inputs = SoftLosses.Inputs.draw(places, classes, neighbors)) {
        Runnable sparse = () -> session.run(inputs.to(losses), losses.sparse().all());
        Runnable dense = () -> session.run(inputs.to(losses), losses.dense().all());
        // TensorFlow keeps the memory that an operation took: only a first run says how much.
        double before = PeakMemory.startAnew();
        sparse.run();
        double withSparse = PeakMemory.megabytes();
        dense.run();
        double withDense = PeakMemory.megabytes();
        return new Result(
            InTurns.time(rounds, sparse, dense), withSparse - before, withDense - before);
      }
    }
  }
}
