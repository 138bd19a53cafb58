package io.intarsia.data.input;

import io.intarsia.core.UserException;
import io.intarsia.core.graph.GraphSession;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.zip.CRC32C;
import org.tensorflow.Operand;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.buffer.ByteDataBuffer;
import org.tensorflow.op.Op;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.family.TType;

/**
 * A stream of batches as a part of a graph. It must be {@link #start started} in each session
 * before a tensor is read; every run of the session that needs one of the tensors takes the next
 * batch, the same for all of them. A finite stream ends with TFOutOfRangeException.
 */
public final class InputGraph {
  private final Map<String, Operand<?>> tensors;
  private final Op initialize;
  private final Placeholder<TInt64> start;
  private final Map<Operand<?>, Supplier<? extends TType>> tables;
  private final LongFunction<Optional<UserException>> failedRecord;

  /**
   * A stream.
   *
   * @param tensors the batch by name, each tensor with the batch's length in front
   * @param initialize goes to the position fed to {@code start}
   * @param start position of the first sample, counted through all epochs
   */
  public InputGraph(Map<String, Operand<?>> tensors, Op initialize, Placeholder<TInt64> start) {
    this(tensors, initialize, start, Map.of(), position -> Optional.empty());
  }

  /**
   * As the public one.
   *
   * @param tables what else is fed when the stream starts
   * @param failedRecord finds the damaged record in the batch at a position
   */
  InputGraph(
      Map<String, Operand<?>> tensors,
      Op initialize,
      Placeholder<TInt64> start,
      Map<Operand<?>, Supplier<? extends TType>> tables,
      LongFunction<Optional<UserException>> failedRecord) {
    this.tensors = Map.copyOf(tensors);
    this.initialize = initialize;
    this.start = start;
    this.tables = Map.copyOf(tables);
    this.failedRecord = failedRecord;
  }

  /**
   * The tensors of a batch by name: what the pretext task documents, and {@code position}, int64
   * {@code [batch]}.
   */
  public Map<String, Operand<?>> tensors() {
    return tensors;
  }

  /**
   * Goes to a position, from wherever the stream is.
   *
   * @param position of the next sample, counted through all epochs; with several workers, of the
   *     first one's
   */
  public void start(GraphSession session, long position) {
    Map<Operand<?>, Tensor> feeds = new HashMap<>();
    try {
      feeds.put(start, TInt64.scalarOf(position));
      tables.forEach((placeholder, table) -> feeds.put(placeholder, table.get()));
      session.run(feeds, List.of(initialize));
    } finally {
      feeds.values().forEach(Tensor::close);
    }
  }

  /**
   * Says which record a failed run stumbled over.
   *
   * @param failure what the session threw
   * @param position that the batch would have begun at
   * @return a user's mistake that names the record where one of the batch cannot be read or
   *     decoded, else the failure itself; for the caller to throw
   */
  public RuntimeException explain(RuntimeException failure, long position) {
    Optional<UserException> found = failedRecord.apply(position);
    if (found.isEmpty()) {
      return failure;
    }
    found.get().addSuppressed(failure);
    return found.get();
  }

  /** Takes the next batch: the CRC-32C of its tensors' bytes, in the order of their names. */
  public long nextChecksum(GraphSession session) {
    List<Operand<?>> inOrder = new ArrayList<>(new TreeMap<>(tensors).values());
    return session.fetch(
        Map.of(),
        inOrder,
        List.of(),
        result -> {
          CRC32C checksum = new CRC32C();
          for (int i = 0; i < inOrder.size(); i++) {
            ByteDataBuffer data = result.get(i).asRawTensor().data();
            byte[] bytes = new byte[Math.toIntExact(data.size())];
            data.read(bytes);
            checksum.update(bytes);
          }
          return checksum.getValue();
        });
  }
}
