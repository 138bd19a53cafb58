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
   * @param denseMegabytes the same of the dense one
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
          SoftLosses.Targets targets = SoftLosses.Targets.draw(places, classes, neighbors)) {
        session.run(losses.initialize());
        Runnable sparse = () -> session.run(targets.to(losses), losses.sparse().all());
        Runnable dense = () -> session.run(targets.to(losses), losses.dense().all());
        InTurns seconds = InTurns.time(rounds, sparse, dense);
        return new Result(seconds, PeakMemory.megabytesOf(sparse), PeakMemory.megabytesOf(dense));
      }
    }
  }
}
