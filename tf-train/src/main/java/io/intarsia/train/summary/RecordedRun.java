package io.intarsia.train.summary;

import com.google.protobuf.ByteString;
import io.intarsia.core.UserException;
import io.intarsia.core.files.TfRecordReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.Summary;

/**
 * What a run told TensorBoard, read back.
 *
 * @param scalars the values of each tag in order of their steps; tags in order of appearance
 * @param pictures likewise
 */
public record RecordedRun(Map<String, List<Value>> scalars, Map<String, List<Picture>> pictures) {

  /** Keeps the order of the tags. */
  public RecordedRun {
    scalars = Collections.unmodifiableMap(new LinkedHashMap<>(scalars));
    pictures = Collections.unmodifiableMap(new LinkedHashMap<>(pictures));
  }

  /** A value and the step that it is of. */
  public record Value(long step, float value) {}

  /** A picture, a PNG, and the step that it is of. */
  public record Picture(long step, ByteString png) {}

  /**
   * Reads the event file of a run.
   *
   * @throws UserException if there is none
   */
  public static RecordedRun read(Path directory) throws IOException {
    Path file =
        EventFile.find(directory)
            .orElseThrow(() -> new UserException("there is no event file in " + directory));
    Map<String, List<Value>> scalars = new LinkedHashMap<>();
    Map<String, List<Picture>> pictures = new LinkedHashMap<>();
    try (TfRecordReader reader = TfRecordReader.open(file)) {
      for (byte[] record = reader.next(); record != null; record = reader.next()) {
        Event event = Event.parseFrom(record);
        for (Summary.Value each : event.getSummary().getValueList()) {
          switch (each.getValueCase()) {
            case SIMPLE_VALUE ->
                add(scalars, each, new Value(event.getStep(), each.getSimpleValue()));
            case IMAGE ->
                add(
                    pictures,
                    each,
                    new Picture(event.getStep(), each.getImage().getEncodedImageString()));
            default -> throw new UserException("%s holds more than a run writes".formatted(file));
          }
        }
      }
    }
    return new RecordedRun(scalars, pictures);
  }

  private static <T> void add(Map<String, List<T>> byTag, Summary.Value value, T recorded) {
    byTag.computeIfAbsent(value.getTag(), tag -> new ArrayList<>()).add(recorded);
  }
}
