package io.intarsia.data.input;

import io.intarsia.data.input.PhotoTransform.Output;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.data.BatchDataset;
import org.tensorflow.op.data.PaddedBatchDataset;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;
import org.tensorflow.types.family.TType;

/**
 * How samples become batches: stacked, and where their sizes differ, padded with zeros at the end
 * of each axis to the largest of the batch.
 *
 * @param outputs tensors of a sample
 * @param batch samples of a batch
 * @param full whether a last batch that is not full is left out
 */
record SampleBatches(List<Output> outputs, int batch, boolean full) {

  /** Copies the list. */
  SampleBatches {
    outputs = List.copyOf(outputs);
  }

  /**
   * Builds the data set of batches.
   *
   * @param shapes of a batch's tensors
   */
  Operand<? extends TType> build(Ops tf, Operand<? extends TType> samples, List<Shape> shapes) {
    boolean same = outputs.stream().noneMatch(output -> output.shape().hasUnknownDimension());
    return same ? stacked(tf, samples, shapes) : padded(tf, samples, shapes);
  }

  private Operand<? extends TType> stacked(
      Ops tf, Operand<? extends TType> samples, List<Shape> shapes) {
    List<Class<? extends TType>> types =
        outputs.stream().<Class<? extends TType>>map(Output::type).toList();
    return tf.data.batchDataset(
        samples,
        tf.constant((long) batch),
        tf.constant(full),
        types,
        shapes,
        BatchDataset.parallelCopy(true));
  }

  private Operand<? extends TType> padded(
      Ops tf, Operand<? extends TType> samples, List<Shape> shapes) {
    List<Operand<TInt64>> sizes =
        outputs.stream()
            .<Operand<TInt64>>map(output -> tf.constant(output.shape().asArray()))
            .toList();
    List<Operand<?>> values =
        outputs.stream().<Operand<?>>map(output -> nothing(tf, output.type())).toList();
    return tf.data.paddedBatchDataset(
        samples,
        tf.constant((long) batch),
        sizes,
        values,
        tf.constant(full),
        shapes,
        PaddedBatchDataset.parallelCopy(true));
  }

  /** Zero, or an empty string. */
  private static Operand<?> nothing(Ops tf, Class<? extends TType> type) {
    return TString.class.equals(type) ? tf.constant("") : zero(tf, type);
  }

  private static <T extends TType> Operand<T> zero(Ops tf, Class<T> type) {
    return tf.zeros(tf.constant(new int[0]), type);
  }
}
