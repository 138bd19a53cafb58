package io.intarsia.train.summary;

import com.google.errorprone.annotations.MustBeClosed;
import com.google.protobuf.ByteString;
import io.intarsia.core.files.CorruptFileException;
import io.intarsia.core.files.TfRecordReader;
import io.intarsia.core.files.TfRecordWriter;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.Summary;

/**
 * The scalars and pictures of a run in TensorBoard's format: {@link Event} messages in TFRecord
 * framing.
 *
 * <p>A run has one file. A run that is resumed from a checkpoint cuts off what a killed process
 * wrote after it, and goes on behind the cut: every step stands there once, and a record that was
 * torn by the kill is gone. {@link #sync} before a checkpoint is published makes sure that nothing
 * before the cut is missing.
 */
public final class EventFile implements AutoCloseable {
  private static final String PREFIX = "events.out.tfevents.";

  /** TensorFlow's number for it (summary.proto). */
  private static final int RGB = 3;

  private final FileChannel channel;
  private final TfRecordWriter records;

  private EventFile(FileChannel channel) {
    this.channel = channel;
    this.records = new TfRecordWriter(Channels.newOutputStream(channel));
  }

  /**
   * Opens the directory's event file, or begins one.
   *
   * @param step steps taken so far; events of later ones are cut off
   */
  @MustBeClosed
  public static EventFile open(Path directory, long step) throws IOException {
    Optional<Path> found = find(directory);
    if (found.isEmpty()) {
      return begin(directory);
    }
    FileChannel channel = FileChannel.open(found.get(), StandardOpenOption.WRITE);
    channel.truncate(endOf(found.get(), step));
    channel.position(channel.size());
    EventFile file = new EventFile(channel);
    if (channel.size() == 0) {
      file.writeVersion();
    }
    return file;
  }

  /** The event file in a directory, if there is one. */
  public static Optional<Path> find(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> events =
          files.filter(file -> file.getFileName().toString().startsWith(PREFIX)).sorted().toList();
      return events.stream().findFirst();
    }
  }

  @MustBeClosed
  private static EventFile begin(Path directory) throws IOException {
    // TensorBoard takes any name that contains "tfevents"; TensorFlow writes time and host here.
    Path path = directory.resolve(PREFIX + System.currentTimeMillis() / 1000 + ".intarsia");
    EventFile file =
        new EventFile(
            FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW));
    file.writeVersion();
    return file;
  }

  /** Bytes up to the first event of a later step, or to the first record that is damaged. */
  private static long endOf(Path file, long step) throws IOException {
    long end = 0;
    try (TfRecordReader reader = TfRecordReader.open(file)) {
      byte[] record = reader.next();
      while (record != null && Event.parseFrom(record).getStep() <= step) {
        end = reader.position();
        record = reader.next();
      }
    } catch (CorruptFileException torn) {
      // A kill tears the last record; what stands before it is whole.
    }
    return end;
  }

  private void writeVersion() throws IOException {
    write(Event.newBuilder().setFileVersion("brain.Event:2"));
  }

  /**
   * Writes scalars of a step.
   *
   * @param step steps taken, counted from 1
   * @param values by TensorBoard tag, such as {@code held_out/loss}
   */
  public void scalars(long step, Map<String, ? extends Number> values) throws IOException {
    Summary.Builder summary = Summary.newBuilder();
    values.forEach(
        (tag, value) -> summary.addValueBuilder().setTag(tag).setSimpleValue(value.floatValue()));
    write(Event.newBuilder().setStep(step).setSummary(summary));
  }

  /**
   * Writes a picture of a step.
   *
   * @param tag TensorBoard tag, such as {@code held_out/sheet}
   * @param png the file's bytes, RGB
   * @throws IOException if they cannot be read as a picture, too
   */
  public void picture(long step, String tag, ByteString png) throws IOException {
    BufferedImage pixels = ImageIO.read(png.newInput());
    if (pixels == null) {
      throw new IOException("the picture '%s' of step %d is no PNG".formatted(tag, step));
    }
    Summary.Builder summary = Summary.newBuilder();
    summary
        .addValueBuilder()
        .setTag(tag)
        .getImageBuilder()
        .setWidth(pixels.getWidth())
        .setHeight(pixels.getHeight())
        .setColorspace(RGB)
        .setEncodedImageString(png);
    write(Event.newBuilder().setStep(step).setSummary(summary));
  }

  private void write(Event.Builder event) throws IOException {
    event.setWallTime(System.currentTimeMillis() / 1000.0);
    records.write(event.build().toByteArray());
  }

  /** Forces everything written to disk. */
  public void sync() throws IOException {
    channel.force(false);
  }

  @Override
  public void close() throws IOException {
    records.close();
  }
}
