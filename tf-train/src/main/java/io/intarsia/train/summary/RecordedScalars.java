package io.intarsia.train.summary;

import io.intarsia.core.UserException;
import io.intarsia.core.files.TfRecordReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.Summary;

/** What a run told TensorBoard, read back: the values of each tag in order of their steps. */
public final class RecordedScalars {
  private RecordedScalars() {}

  /** A value and the step that it is of. */
  public record Value(long step, float value) {}

  /**
   * Reads the event file of a run.
   *
   * @return by tag, in order of appearance
   * @throws UserException if there is none
   */
  public static Map<String, List<Value>> read(Path directory) throws IOException {
    Path file =
        EventFile.find(directory)
            .orElseThrow(() -> new UserException("there is no event file in " + directory));
    Map<String, List<Value>> values = new LinkedHashMap<>();
    try (TfRecordReader reader = TfRecordReader.open(file)) {
      for (byte[] record = reader.next(); record != null; record = reader.next()) {
        Event event = Event.parseFrom(record);
        for (Summary.Value each : event.getSummary().getValueList()) {
          values
              .computeIfAbsent(each.getTag(), tag -> new ArrayList<>())
              .add(new Value(event.getStep(), each.getSimpleValue()));
        }
      }
    }
    return values;
  }
}
