package io.intarsia.train.summary;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.intarsia.core.files.TfRecordReader;
import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.SessionOptions;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.summary.SummaryWriter;
import org.tensorflow.op.summary.WriteImageSummary;
import org.tensorflow.proto.Event;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;
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
    writeWithTensorFlow(
        logDirectory,
        (tf, writer) ->
            List.of(
                tf.summary.writeScalarSummary(
                    writer, tf.constant(1L), tf.constant("loss"), tf.constant(4.6f)),
                tf.summary.writeScalarSummary(
                    writer,
                    tf.constant(2L),
                    tf.constant("held_out/puzzle_accuracy"),
                    tf.constant(0.25f))));
  }

  @Test
  void aPictureIsDescribedAsTensorFlowDescribesIt() throws IOException {
    ByteString.Output png = ByteString.newOutput();
    ImageIO.write(new BufferedImage(7, 5, BufferedImage.TYPE_INT_RGB), "png", png);
    Path ours = Files.createDirectory(directory.resolve("ours"));
    try (EventFile events = EventFile.open(ours, 0)) {
      events.picture(3, "sheet/image", png.toByteString());
    }
    Path theirs = Files.createDirectory(directory.resolve("theirs"));
    writeWithTensorFlow(
        theirs,
        (tf, writer) -> {
          Operand<TUint8> black =
              tf.dtypes.cast(tf.zeros(tf.array(1, 5, 7, 3), TInt32.class), TUint8.class);
          Operand<TUint8> bad = tf.dtypes.cast(tf.array(255, 0, 0, 255), TUint8.class);
          return List.of(
              tf.summary.writeImageSummary(
                  writer,
                  tf.constant(3L),
                  tf.constant("sheet"),
                  black,
                  bad,
                  WriteImageSummary.maxImages(1L)));
        });
    assertThat(withoutPixels(eventsIn(ours).get(1)))
        .isEqualTo(withoutPixels(eventsIn(theirs).get(1)));
  }

  /** PNG leaves to each encoder how it compresses. */
  private static Event withoutPixels(Event event) {
    Event.Builder described = event.toBuilder();
    described.getSummaryBuilder().getValueBuilder(0).getImageBuilder().clearEncodedImageString();
    return described.build();
  }

  private static void writeWithTensorFlow(
      Path logDirectory, BiFunction<Ops, Operand<? extends TType>, List<Op>> summaries) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Operand<? extends TType> writer = tf.summary.summaryWriter(SummaryWriter.sharedName("w"));
      List<Op> ops = new ArrayList<>();
      ops.add(
          tf.summary.createSummaryFileWriter(
              writer,
              tf.constant(logDirectory.toString()),
              tf.constant(10),
              tf.constant(1000),
              tf.constant(".oracle")));
      ops.addAll(summaries.apply(tf, writer));
      ops.add(tf.summary.flushSummaryWriter(writer));
      try (GraphSession session = GraphSession.open(graph, SessionOptions.defaults())) {
        for (Op op : ops) {
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
