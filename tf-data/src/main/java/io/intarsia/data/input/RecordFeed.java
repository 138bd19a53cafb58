package io.intarsia.data.input;

import io.intarsia.data.dataset.DatasetFiles;
import io.intarsia.data.dataset.ImageRecord;
import io.intarsia.data.dataset.ImportedDataset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;
import org.tensorflow.types.family.TType;

/**
 * The records of one stream, read from their shards by byte offset, in graph.
 *
 * <p>Shard names and the table of places are fed when the stream starts and are no part of the
 * graph, which may not exceed 2 GB. A read opens the shard at the offset, checks the record's
 * checksums, and takes 50 microseconds of one core more than a table of the pictures in memory
 * would: a twentieth of what a sample costs, so there is no second way.
 */
final class RecordFeed {
  private static final long BUFFER_BYTES = 16384;

  private final ImportedDataset dataset;
  private final long[] records;

  /**
   * A stream's records.
   *
   * @param records their numbers; a sample's place counts along this list
   */
  RecordFeed(ImportedDataset dataset, long[] records) {
    this.dataset = dataset;
    this.records = records.clone();
  }

  long size() {
    return records.length;
  }

  /** Number of the record at a place. */
  long record(long place) {
    return records[Math.toIntExact(place)];
  }

  /** Where the data set lies. */
  Path directory() {
    return dataset.directory();
  }

  /** Reads a record by its number, outside the graph. */
  ImageRecord read(long record) throws IOException {
    return dataset.read(record);
  }

  /** What the graph is fed when the stream starts. */
  record Tables(Placeholder<TString> shards, Placeholder<TInt64> places) {

    /** Placeholders in a graph, or the parameters of a function. */
    static Tables placeholders(Ops tf) {
      return new Tables(
          tf.placeholder(TString.class, Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE))),
          tf.placeholder(TInt64.class, Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE, 2))));
    }
  }

  /** A record's content: its picture, its name, and its class or -1. */
  record Content(Operand<TString> picture, Operand<TString> name, Operand<TInt64> label) {}

  /** Shard files, {@code [shards]}; the caller closes it. */
  TString shardTensor() {
    List<String> paths = dataset.shardPaths().stream().map(Path::toString).toList();
    return TString.vectorOf(paths.toArray(String[]::new));
  }

  /** Shard and byte offset of each record, {@code [records, 2]}; the caller closes it. */
  TInt64 placeTensor() {
    long[] shardOf = dataset.shardOf();
    long[] offset = dataset.offset();
    long[] table = new long[records.length * 2];
    for (int i = 0; i < records.length; i++) {
      int record = Math.toIntExact(records[i]);
      table[2 * i] = shardOf[record];
      table[2 * i + 1] = offset[record];
    }
    return TInt64.tensorOf(Shape.of(records.length, 2), DataBuffers.of(table));
  }

  /** Reads the record at a place of the stream, a scalar. */
  static Content read(Ops tf, Tables tables, Operand<TInt64> place) {
    Operand<TInt64> entry = tf.gather(tables.places(), place, tf.constant(0));
    Operand<TInt64> shard = tf.slice(entry, tf.array(0), tf.array(1));
    Operand<TInt64> offset = tf.slice(entry, tf.array(1), tf.array(1));
    Operand<TString> file = tf.gather(tables.shards(), shard, tf.constant(0));
    List<Class<? extends TType>> type = List.of(TString.class);
    List<Shape> shape = List.of(Shape.scalar());
    Operand<? extends TType> fromOffset =
        tf.data.tfRecordDataset(file, tf.constant(""), tf.constant(BUFFER_BYTES), offset);
    Operand<? extends TType> one = tf.data.takeDataset(fromOffset, tf.constant(1L), type, shape);
    Operand<TString> example =
        tf.data.datasetToSingleElement(one, type, shape).components().get(0).expect(TString.class);
    return parse(tf, example);
  }

  private static Content parse(Ops tf, Operand<TString> example) {
    List<Operand<?>> defaults = List.of(noDefault(tf), noDefault(tf), tf.constant(-1L));
    var values =
        tf.io
            .parseSingleExample(
                example,
                defaults,
                0L,
                List.of(),
                List.of(
                    DatasetFiles.IMAGE_ENCODED, DatasetFiles.IMAGE_NAME, DatasetFiles.IMAGE_LABEL),
                List.of(),
                List.of(Shape.scalar(), Shape.scalar(), Shape.scalar()))
            .denseValues();
    return new Content(
        values.get(0).expect(TString.class),
        values.get(1).expect(TString.class),
        values.get(2).expect(TInt64.class));
  }

  /** An empty vector: the feature must be there. */
  private static Operand<TString> noDefault(Ops tf) {
    return tf.constant(NdArrays.ofObjects(String.class, Shape.of(0)));
  }
}
