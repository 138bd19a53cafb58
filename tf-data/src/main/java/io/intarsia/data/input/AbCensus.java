package io.intarsia.data.input;

import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.image.Lab;
import io.intarsia.core.progress.Progress;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.data.targets.AbHistogram;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * Counts the colours of a data set: every photo, grey ones too, stretched to a square of {@value
 * #SIDE} pixels, so that each weighs the same. Goyal et al. stretch to 256; the coarser square is
 * nearer to targets, which are means of squares too.
 */
public final class AbCensus {
  private static final int SIDE = 128;
  private static final int BATCH = 64;

  private AbCensus() {}

  /** The colours of all records. */
  public static AbHistogram take(ImportedDataset dataset, Progress progress) {
    long[] records = LongStream.range(0, dataset.size()).toArray();
    AbHistogram histogram = new AbHistogram();
    try (Graph graph = new Graph();
        Progress.Task task = progress.start("count colors", records.length, "images")) {
      InputGraph photos = new EvaluationInput(dataset, records, SIDE).inOrder(graph, BATCH, 0);
      Operand<TFloat32> pixels =
          Objects.requireNonNull(photos.tensors().get(EvaluationInput.IMAGE))
              .asOutput()
              .expect(TFloat32.class);
      Operand<TInt64> counts = counts(Ops.create(graph), pixels);
      try (GraphSession session = GraphSession.open(graph, SessionOptions.defaults())) {
        photos.start(session, 0);
        for (long done = 0; done < records.length; done += BATCH) {
          histogram.add(next(session, photos, counts, done));
          task.at(Math.min(done + BATCH, records.length));
        }
      }
    }
    return histogram;
  }

  private static long[] next(
      GraphSession session, InputGraph photos, Operand<TInt64> counts, long position) {
    try {
      return session.fetch(
          Map.of(),
          List.of(counts),
          List.of(),
          result -> StdArrays.array1dCopyOf((TInt64) result.get(0)));
    } catch (RuntimeException e) {
      throw photos.explain(e, position);
    }
  }

  /** Pixels of each cell of an {@link AbHistogram}. */
  private static Operand<TInt64> counts(Ops tf, Operand<TFloat32> pixels) {
    Operand<TFloat32> lab = tf.reshape(Lab.fromRgb(tf, pixels), tf.array(-1, 3));
    Operand<TFloat32> ab = tf.slice(lab, tf.array(0, 1), tf.array(-1, 2));
    Operand<TInt32> cells =
        tf.math.sub(
            tf.dtypes.cast(tf.math.floor(ab), TInt32.class), tf.constant(AbHistogram.LOWEST));
    Operand<TInt32> cell =
        tf.reduceSum(
            tf.math.mul(cells, tf.constant(new int[] {AbHistogram.SIDE, 1})), tf.constant(1));
    return tf.math.bincount(
        cell, tf.constant(AbHistogram.SIDE * AbHistogram.SIDE), tf.constant(new long[0]));
  }
}
