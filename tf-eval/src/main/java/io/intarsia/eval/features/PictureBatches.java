package io.intarsia.eval.features;

import com.google.errorprone.annotations.MustBeClosed;
import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.data.input.EvaluationInput;
import io.intarsia.data.input.InputGraph;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Batches of an evaluation's pictures, decoded in a graph of their own beside the model's. */
public final class PictureBatches implements AutoCloseable {
  private final Graph graph = new Graph();
  private final Operand<?> pictures;
  private final @Nullable Operand<?> classes;
  private final GraphSession session;

  @MustBeClosed
  @SuppressWarnings("MustBeClosedChecker") // the session is closed with this object
  private PictureBatches(
      BiFunction<EvaluationInput, Graph, InputGraph> stream, EvaluationInput input) {
    InputGraph built = stream.apply(input, graph);
    this.pictures = Objects.requireNonNull(built.tensors().get(EvaluationInput.IMAGE));
    this.classes = built.tensors().get(EvaluationInput.CLASS);
    this.session = GraphSession.open(graph, SessionOptions.defaults());
    built.start(session, 0);
  }

  /** Each picture once, in order; the last batch may be shorter. */
  @MustBeClosed
  public static PictureBatches inOrder(EvaluationInput input, int batch) {
    return views(input, batch, 0);
  }

  /** As {@link #inOrder}, with what is drawn of each view decided by the seed. */
  @MustBeClosed
  public static PictureBatches views(EvaluationInput input, int batch, long seed) {
    return new PictureBatches((source, graph) -> source.inOrder(graph, batch, seed), input);
  }

  /** Endless full batches in an order drawn from the seed. */
  @MustBeClosed
  public static PictureBatches shuffled(EvaluationInput input, int batch, long seed) {
    return new PictureBatches((source, graph) -> source.shuffled(graph, batch, seed), input);
  }

  /**
   * Reads the next batch.
   *
   * @param reader sees {@code [n, side, side, 3]}, RGB, 0 to 255, during the call only
   */
  public void next(Consumer<TFloat32> reader) {
    session.fetch(
        Map.of(),
        List.of(pictures),
        List.of(),
        result -> {
          reader.accept((TFloat32) result.get(0));
          return null;
        });
  }

  /** Takes a batch, whose tensors live during the call only. */
  @FunctionalInterface
  public interface Reader {
    /**
     * Reads a batch.
     *
     * @param pictures {@code [n, side, side, 3]}, RGB, 0 to 255
     * @param classes of the pictures
     */
    void read(TFloat32 pictures, int[] classes);
  }

  /**
   * Reads the next batch with the classes of its pictures.
   *
   * @throws NullPointerException if the input gives pictures alone
   */
  public void nextLabelled(Reader reader) {
    session.fetch(
        Map.of(),
        List.of(pictures, Objects.requireNonNull(classes)),
        List.of(),
        result -> {
          TInt32 numbers = (TInt32) result.get(1);
          int[] copy = new int[Math.toIntExact(numbers.size())];
          numbers.asRawTensor().data().asInts().read(copy);
          reader.read((TFloat32) result.get(0), copy);
          return null;
        });
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
