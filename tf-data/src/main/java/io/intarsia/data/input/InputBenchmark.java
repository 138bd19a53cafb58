package io.intarsia.data.input;

import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.SessionOptions;
import java.time.Duration;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;

/** How fast a run's training input is when nothing else is done with it. */
public final class InputBenchmark {
  private static final int WARM_UP_BATCHES = 5;

  private InputBenchmark() {}

  /**
   * What was measured.
   *
   * @param samples that were timed
   * @param seconds that they took
   * @param processorSeconds that the process spent on all processors meanwhile
   * @param firstBatchChecksum CRC-32C of the first batch, as {@link InputGraph#nextChecksum}
   */
  public record Measurement(
      long samples, double seconds, double processorSeconds, long firstBatchChecksum) {
    /** Samples in a second. */
    public double samplesPerSecond() {
      return samples / seconds;
    }

    /**
     * Processors at work, on average; fewer than there are mean that samples wait for something.
     */
    public double processorsBusy() {
      return processorSeconds / seconds;
    }
  }

  /**
   * Runs the training input alone, from position 0: a first batch, a few to warm up, then at least
   * that many samples.
   *
   * @param batch samples of one batch
   */
  public static Measurement run(PretextInput input, int batch, long samples) {
    try (Graph graph = new Graph()) {
      InputGraph stream = input.training(graph, Workers.alone());
      List<Operand<?>> any = List.of(stream.tensors().values().iterator().next());
      try (GraphSession session = GraphSession.open(graph, SessionOptions.defaults())) {
        stream.start(session, 0);
        long checksum = stream.nextChecksum(session);
        for (int i = 0; i < WARM_UP_BATCHES; i++) {
          session.run(any);
        }
        long batches = (samples + batch - 1) / batch;
        Duration processorTime = processorTime();
        long begin = System.nanoTime();
        for (long i = 0; i < batches; i++) {
          session.run(any);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        double processorSeconds = processorTime().minus(processorTime).toNanos() / 1e9;
        return new Measurement(batches * batch, seconds, processorSeconds, checksum);
      }
    }
  }

  private static Duration processorTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }
}
