package io.intarsia.core.graph;

import com.google.errorprone.annotations.MustBeClosed;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.op.Op;

/**
 * A finished graph and the session that runs it: the only place where TensorFlow computes. Results
 * live only while they are read, because one read after its close returns another tensor's memory.
 *
 * <p>Closing it closes the session and leaves the graph to its owner, whose {@code close} would
 * wait for the session: {@code try (Graph graph = ...; GraphSession session = ...)}. {@code run}
 * and {@code fetch} may be called from several threads.
 */
public final class GraphSession implements AutoCloseable {
  private final Session session;

  private GraphSession(Session session) {
    this.session = session;
  }

  /** Opens a session on the graph. */
  @MustBeClosed
  public static GraphSession open(Graph graph, SessionOptions options) {
    return new GraphSession(new Session(graph, options.toProto()));
  }

  /** Runs operations without reading anything. */
  public void run(List<? extends Op> targets) {
    run(Map.of(), targets);
  }

  /** Runs operations with values fed. */
  public void run(Map<? extends Operand<?>, ? extends Tensor> feeds, List<? extends Op> targets) {
    fetch(feeds, List.of(), targets, result -> null);
  }

  /**
   * Runs operations and reads outputs.
   *
   * @param feeds values for placeholders; they stay the caller's to close
   * @param outputs what to read, in the order of the result's indices
   * @param targets what to run besides
   * @param reader copies out of the result what is wanted; must keep no tensor
   */
  public <R extends @org.jspecify.annotations.Nullable Object> R fetch(
      Map<? extends Operand<?>, ? extends Tensor> feeds,
      List<? extends Operand<?>> outputs,
      List<? extends Op> targets,
      Function<Result, R> reader) {
    Session.Runner runner = session.runner();
    feeds.forEach(runner::feed);
    outputs.forEach(runner::fetch);
    targets.forEach(runner::addTarget);
    try (Result result = runner.run()) {
      return reader.apply(result);
    }
  }

  @Override
  public void close() {
    session.close();
  }
}
