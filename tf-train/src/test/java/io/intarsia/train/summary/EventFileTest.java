package io.intarsia.train.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.intarsia.core.files.TfRecordReader;
import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.SessionOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.summary.SummaryWriter;
import org.tensorflow.proto.Event;
import org.tensorflow.types.family.TType;

/** What TensorBoard reads: the same as from TensorFlow itself, and each step once. */
class EventFileTest {
  @TempDir Path directory;

  @Test
  void equalsWhatTensorFlowsOwnSummaryOperationsWrite() throws IOException {
    Path ours = Files.createDirectory(directory.resolve("ours"));
    try (EventFile events = EventFile.open(ours, 0)) {
      events.scalars(1, Map.of("loss", 4.6f));
      events.scalars(2, Map.of("held_out/puzzle_accuracy", 0.25f));
    }
    Path theirs = Files.createDirectory(directory.resolve("theirs"));
    writeWithTensorFlow(theirs);
    assertThat(eventsIn(ours)).isEqualTo(eventsIn(theirs)).hasSize(3);
  }

  private static void writeWithTensorFlow(Path logDirectory) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Operand<? extends TType> writer = tf.summary.summaryWriter(SummaryWriter.sharedName("w"));
      Op create =
          tf.summary.createSummaryFileWriter(
              writer,
              tf.constant(logDirectory.toString()),
              tf.constant(10),
              tf.constant(1000),
              tf.constant(".oracle"));
      Op loss =
          tf.summary.writeScalarSummary(
              writer, tf.constant(1L), tf.constant("loss"), tf.constant(4.6f));
      Op accuracy =
          tf.summary.writeScalarSummary(
              writer, tf.constant(2L), tf.constant("held_out/puzzle_accuracy"), tf.constant(0.25f));
      Op flush = tf.summary.flushSummaryWriter(writer);
      try (GraphSession session = GraphSession.open(graph, SessionOptions.defaults())) {
        for (Op op : List.of(create, loss, accuracy, flush)) {
          session.run(List.of(op));
        }
      }
    }
  }

  @Test
  void aResumedRunRepeatsNoStepAndMissesNone() throws IOException {
    write(0, 1, 5);
    write(3, 4, 7);
    assertThat(steps()).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L);
  }

  @Test
  void aRecordThatWasTornIsCutOff() throws IOException {
    write(0, 1, 5);
    Path file = EventFile.find(directory).orElseThrow();
    byte[] intact = Files.readAllBytes(file);
    for (int lost = 1; lost < 20; lost++) {
      Files.write(file, java.util.Arrays.copyOf(intact, intact.length - lost));
      write(9, 6, 6);
      assertThat(steps()).containsExactly(0L, 1L, 2L, 3L, 4L, 6L);
    }
  }

  @Test
  void aFileWithoutItsFirstRecordBeginsAnew() throws IOException {
    write(0, 1, 1);
    Files.write(
        EventFile.find(directory).orElseThrow(), new byte[0], StandardOpenOption.TRUNCATE_EXISTING);
    write(0, 1, 1);
    assertThat(eventsIn(directory).get(0).getFileVersion()).isEqualTo("brain.Event:2");
    assertThat(steps()).containsExactly(0L, 1L);
  }

  private void write(long resumed, long from, long to) throws IOException {
    try (EventFile events = EventFile.open(directory, resumed)) {
      for (long step = from; step <= to; step++) {
        events.scalars(step, Map.of("loss", 1f));
      }
    }
  }

  private List<Long> steps() throws IOException {
    return eventsIn(directory).stream().map(Event::getStep).toList();
  }

  /** All events without what differs from run to run or from library to library. */
  private static List<Event> eventsIn(Path place) throws IOException {
    List<Event> events = new ArrayList<>();
    try (TfRecordReader reader = TfRecordReader.open(EventFile.find(place).orElseThrow())) {
      for (byte[] record = reader.next(); record != null; record = reader.next()) {
        events.add(
            Event.parseFrom(record).toBuilder().clearWallTime().clearSourceMetadata().build());
      }
    }
    return events;
  }
}
