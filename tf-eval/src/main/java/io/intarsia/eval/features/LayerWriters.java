package io.intarsia.eval.features;

import com.google.errorprone.annotations.MustBeClosed;
import io.intarsia.core.files.NpyRowWriter;
import io.intarsia.proto.FeatureType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.RawTensor;

/** Appends the features of several layers to their files, batch by batch. */
final class LayerWriters implements AutoCloseable {
  private final List<NpyRowWriter> writers = new ArrayList<>();

  @MustBeClosed
  private LayerWriters() {}

  /** Begins the files, or goes on with those of a broken extraction. */
  @MustBeClosed
  @SuppressWarnings("MustBeClosedChecker") // the writers are closed with this object
  static LayerWriters open(
      FeatureDirectory target, List<LayerShape> shapes, FeatureType type, long rows)
      throws IOException {
    LayerWriters all = new LayerWriters();
    try {
      for (LayerShape shape : shapes) {
        String element = type == FeatureType.HALF ? "<f2" : "<f4";
        all.writers.add(
            NpyRowWriter.open(target.file(shape.layer()), element, rows, shape.dimensions()));
      }
      return all;
    } catch (IOException | RuntimeException e) {
      all.close();
      throw e;
    }
  }

  /**
   * Goes back to the last row that all files have, and further to the end of a whole batch, so that
   * every picture is in the same batch as in an extraction that was not broken.
   *
   * @return how many rows are done
   */
  long resumeAtMultipleOf(int batch) throws IOException {
    long done = Long.MAX_VALUE;
    for (NpyRowWriter writer : writers) {
      done = Math.min(done, writer.written());
    }
    done -= done % batch;
    for (NpyRowWriter writer : writers) {
      writer.truncate(done);
    }
    return done;
  }

  /** Rows that every file has after a whole batch. */
  long written() throws IOException {
    return writers.get(0).written();
  }

  /** Appends a batch of one layer. */
  void append(int layer, RawTensor features) {
    byte[] bytes = new byte[Math.toIntExact(features.numBytes())];
    features.data().read(bytes);
    try {
      writers.get(layer).append(ByteBuffer.wrap(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives the whole files their names. */
  void finish() throws IOException {
    for (NpyRowWriter writer : writers) {
      writer.finish();
    }
  }

  @Override
  public void close() throws IOException {
    for (NpyRowWriter writer : writers) {
      writer.close();
    }
  }
}
