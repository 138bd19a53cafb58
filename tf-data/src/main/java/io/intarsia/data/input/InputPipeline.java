package io.intarsia.data.input;

import io.intarsia.core.UserException;
import io.intarsia.data.input.PhotoTransform.Output;
import io.intarsia.data.input.SampleStream.Remainder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.tensorflow.ConcreteFunction;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;
import org.tensorflow.types.TUint8;
import org.tensorflow.types.family.TType;

/**
 * The tf.data graph of a stream: {@code Range -> MapAndBatch}. It has no state but the number of
 * the next position, so a run resumes by starting there; all work on a sample is in one function of
 * its position, which C++ threads run side by side and in order.
 */
final class InputPipeline {
  private static final Output POSITION = new Output("position", TInt64.class, Shape.scalar());
  private static final Output NAME = new Output("name", TString.class, Shape.scalar());

  private static final Output PLACE = new Output("place", TInt64.class, Shape.scalar());
  private static final Output CLASS = new Output("class", TInt32.class, Shape.scalar());

  private final SampleStream stream;
  private final PhotoTransform transform;
  private final List<Output> outputs = new ArrayList<>();

  /** A pipeline; with {@link SampleDetail#EXPLAINED} it gives the records' {@code name}s too. */
  InputPipeline(SampleStream stream, PhotoTransform transform, SampleDetail detail) {
    this.stream = stream;
    this.transform = transform;
    outputs.addAll(transform.outputs());
    if (transform.isLabelled()) {
      outputs.add(CLASS);
      outputs.add(PLACE);
    }
    outputs.add(POSITION);
    if (detail == SampleDetail.EXPLAINED) {
      outputs.add(NAME);
    }
  }

  /** Builds it into a graph, with batches of that many samples. */
  InputGraph build(Graph graph, int batch, Workers workers) {
    Ops tf = Ops.create(graph);
    Placeholder<TInt64> start = tf.placeholder(TInt64.class, Placeholder.shape(Shape.scalar()));
    RecordFeed.Tables tables = RecordFeed.Tables.placeholders(tf);
    Map<String, RaggedTable.Placeholders> facts = placeholders(tf);
    SampleBatches samples =
        new SampleBatches(outputs, batch, stream.remainder() == Remainder.NEVER);
    List<Shape> shapes = samples.shapes();
    Operand<? extends TType> batches;
    try (ConcreteFunction sample = ConcreteFunction.create(this::sample)) {
      batches =
          samples.build(graph, positions(tf, start, workers), sample, arguments(tables, facts));
    }
    Operand<? extends TType> iterator = tf.data.iterator("", "", samples.types(), shapes);
    return new InputGraph(
        next(tf, iterator, samples),
        tf.data.makeIterator(batches, iterator),
        start,
        fed(tables, facts),
        position -> failed(position, batch, workers));
  }

  private Map<String, RaggedTable.Placeholders> placeholders(Ops tf) {
    Map<String, RaggedTable.Placeholders> placeholders = new TreeMap<>();
    transform.facts().forEach((name, table) -> placeholders.put(name, table.placeholders(tf)));
    return placeholders;
  }

  /** What the function of a position gets beside the position, in its order. */
  private static List<Operand<?>> arguments(
      RecordFeed.Tables tables, Map<String, RaggedTable.Placeholders> facts) {
    List<Operand<?>> arguments = new ArrayList<>(List.of(tables.shards(), tables.places()));
    facts.values().forEach(table -> arguments.addAll(List.of(table.rows(), table.starts())));
    return arguments;
  }

  private Map<Operand<?>, Supplier<? extends TType>> fed(
      RecordFeed.Tables tables, Map<String, RaggedTable.Placeholders> facts) {
    Map<Operand<?>, Supplier<? extends TType>> fed = new HashMap<>();
    fed.put(tables.shards(), stream.feed()::shardTensor);
    fed.put(tables.places(), stream.feed()::placeTensor);
    facts.forEach(
        (name, table) -> {
          RaggedTable values = Objects.requireNonNull(transform.facts().get(name));
          fed.put(table.rows(), values::rowTensor);
          fed.put(table.starts(), values::startTensor);
        });
    return fed;
  }

  private Optional<UserException> failed(long position, int batch, Workers workers) {
    List<Long> positions =
        LongStream.range(0, batch)
            .map(i -> position + workers.index() + i * workers.count())
            .filter(number -> number < stream.length())
            .boxed()
            .toList();
    return new FailedRecord(stream, decoder()).find(positions);
  }

  private PhotoDecoder decoder() {
    return new PhotoDecoder(transform.neededSide());
  }

  private Map<String, Operand<?>> next(
      Ops tf, Operand<? extends TType> iterator, SampleBatches samples) {
    List<org.tensorflow.Output<?>> components =
        tf.data.iteratorGetNext(iterator, samples.types(), samples.shapes()).components();
    Map<String, Operand<?>> tensors = new HashMap<>();
    for (int i = 0; i < outputs.size(); i++) {
      tensors.put(outputs.get(i).name(), components.get(i));
    }
    return tensors;
  }

  private Operand<? extends TType> positions(Ops tf, Placeholder<TInt64> start, Workers workers) {
    return tf.data.rangeDataset(
        tf.math.add(start, tf.constant((long) workers.index())),
        tf.constant(stream.length()),
        tf.constant((long) workers.count()),
        List.of(TInt64.class),
        List.of(Shape.scalar()));
  }

  /** The function of a position: a record, its photo, what the task makes of it. */
  private Signature sample(Ops tf) {
    Placeholder<TInt64> position = tf.placeholder(TInt64.class, Placeholder.shape(Shape.scalar()));
    RecordFeed.Tables tables = RecordFeed.Tables.placeholders(tf);
    Map<String, RaggedTable.Placeholders> facts = placeholders(tf);
    Operand<TInt64> place = stream.order().place(tf, position);
    RecordFeed.Content content = RecordFeed.read(tf, tables, place);
    SampleRandom random = new SampleRandom(tf, transform.slots(), stream.key(), position);
    Operand<TUint8> photo = decoder().decode(tf, content.picture());
    Map<String, Operand<TFloat32>> rows = new HashMap<>();
    facts.forEach((name, table) -> rows.put(name, table.rowsOf(tf, place)));
    Map<String, Operand<?>> sample =
        new HashMap<>(transform.build(tf, new PhotoTransform.RawSample(photo, random, rows)));
    sample.put(POSITION.name(), tf.identity(position));
    sample.put(NAME.name(), content.name());
    sample.put(PLACE.name(), place);
    sample.put(CLASS.name(), tf.dtypes.cast(content.label(), TInt32.class));

    Signature.Builder signature =
        Signature.builder()
            .input("position", position)
            .input("shards", tables.shards())
            .input("places", tables.places());
    facts.forEach(
        (name, table) ->
            signature.input(name, table.rows()).input(name + "_starts", table.starts()));
    for (Output output : outputs) {
      signature.output(output.name(), Objects.requireNonNull(sample.get(output.name())));
    }
    return signature.build();
  }
}
