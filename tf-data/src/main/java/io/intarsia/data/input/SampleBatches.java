package io.intarsia.data.input;

import io.intarsia.data.input.PhotoTransform.Output;
import java.util.List;
import org.tensorflow.ConcreteFunction;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.OperationBuilder;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Operands;
import org.tensorflow.op.Ops;
import org.tensorflow.op.data.PaddedBatchDataset;
import org.tensorflow.op.data.ParallelMapDataset;
import org.tensorflow.proto.DataType;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;
import org.tensorflow.types.family.TType;

/**
 * How positions become batches: a function makes each one's sample on several threads, samples are
 * put together in the order of their positions and, where their sizes differ, padded with zeros at
 * the end of each axis to the largest of the batch. The next batch is made while one is in use.
 *
 * <p>With {@code TF_DETERMINISTIC_OPS=1}, which training needs, TensorFlow turns a {@code
 * ParallelMapDataset} into a sequential one and every {@code PrefetchDataset} off where a function
 * has an operation that its list does not hold for harmless; {@code DatasetToSingleElement}, by
 * which a record is read, is such a one. A sample is a function of its position alone, so samples
 * of one size are made by {@code MapAndBatchDataset} under its older name, which that pass does not
 * know: on two cores 2.3 times as many a second.
 *
 * @param outputs tensors of a sample
 * @param batch samples of a batch
 * @param full whether a last batch that is not full is left out
 */
record SampleBatches(List<Output> outputs, int batch, boolean full) {
  private static final long AUTOTUNED = -1;
  private static final long PREFETCHED_BATCHES = 2;

  /** Copies the list. */
  SampleBatches {
    outputs = List.copyOf(outputs);
  }

  /**
   * Builds the data set of batches.
   *
   * @param positions data set of scalars
   * @param sample makes the tensors of a sample of a position and the arguments
   * @param arguments what it takes beside the position
   */
  Operand<? extends TType> build(
      Graph graph,
      Operand<? extends TType> positions,
      ConcreteFunction sample,
      List<Operand<?>> arguments) {
    graph.attachFunction(sample);
    Ops tf = Ops.create(graph);
    boolean same = outputs.stream().noneMatch(output -> output.shape().hasUnknownDimension());
    return same
        ? stacked(graph, tf, positions, sample, arguments)
        : padded(tf, positions, sample, arguments);
  }

  /**
   * As many as keep all processors at work while some wait for a record. A fixed number also keeps
   * one batch ahead; TensorFlow would keep sixteen if it chose.
   */
  private static long samplesAtOnce() {
    return 2L * Runtime.getRuntime().availableProcessors();
  }

  /** Of a batch's tensors. */
  List<Shape> shapes() {
    long length = full ? batch : Shape.UNKNOWN_SIZE;
    return outputs.stream().map(output -> output.shape().prepend(length)).toList();
  }

  /** Of the tensors, batched or not. */
  List<Class<? extends TType>> types() {
    return outputs.stream().<Class<? extends TType>>map(Output::type).toList();
  }

  private Operand<? extends TType> stacked(
      Graph graph,
      Ops tf,
      Operand<? extends TType> positions,
      ConcreteFunction sample,
      List<Operand<?>> arguments) {
    OperationBuilder builder =
        graph.opBuilder(
            "ExperimentalMapAndBatchDataset", tf.scope().makeOpName("batches"), tf.scope());
    builder.addInput(positions.asOutput());
    builder.addInputList(
        arguments.stream().map(Operand::asOutput).toArray(org.tensorflow.Output<?>[]::new));
    builder.addInput(tf.constant((long) batch).asOutput());
    builder.addInput(tf.constant(samplesAtOnce()).asOutput());
    builder.addInput(tf.constant(full).asOutput());
    builder.setAttr("f", sample);
    builder.setAttr(
        "Targuments",
        arguments.stream().map(each -> each.asOutput().dataType()).toArray(DataType[]::new));
    builder.setAttr("output_types", Operands.toDataTypes(types()));
    builder.setAttr("output_shapes", shapes().toArray(Shape[]::new));
    return builder.build().output(0);
  }

  private Operand<? extends TType> padded(
      Ops tf,
      Operand<? extends TType> positions,
      ConcreteFunction sample,
      List<Operand<?>> arguments) {
    Operand<? extends TType> samples =
        tf.data.parallelMapDataset(
            positions,
            arguments,
            tf.constant(AUTOTUNED),
            sample,
            types(),
            outputs.stream().map(Output::shape).toList(),
            ParallelMapDataset.deterministic("true"));
    List<Operand<TInt64>> sizes =
        outputs.stream()
            .<Operand<TInt64>>map(output -> tf.constant(output.shape().asArray()))
            .toList();
    List<Operand<?>> values =
        outputs.stream().<Operand<?>>map(output -> nothing(tf, output.type())).toList();
    Operand<? extends TType> batches =
        tf.data.paddedBatchDataset(
            samples,
            tf.constant((long) batch),
            sizes,
            values,
            tf.constant(full),
            shapes(),
            PaddedBatchDataset.parallelCopy(true));
    return tf.data.prefetchDataset(batches, tf.constant(PREFETCHED_BATCHES), types(), shapes());
  }

  /** Zero, or an empty string. */
  private static Operand<?> nothing(Ops tf, Class<? extends TType> type) {
    return TString.class.equals(type) ? tf.constant("") : zero(tf, type);
  }

  private static <T extends TType> Operand<T> zero(Ops tf, Class<T> type) {
    return tf.zeros(tf.constant(new int[0]), type);
  }
}
