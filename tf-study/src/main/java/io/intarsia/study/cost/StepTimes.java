package io.intarsia.study.cost;

import io.intarsia.core.UserException;
import io.intarsia.core.files.TfRecordReader;
import io.intarsia.train.summary.EventFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.tensorflow.proto.Event;

/** When the steps of a run were taken, as its event file tells. */
final class StepTimes {
  private StepTimes() {}

  /**
   * Seconds of a step, once the run is under way.
   *
   * @param run directory of a run that has logged every step
   * @param from step that is timed from; those before it warm up
   */
  static double secondsOfAStep(Path run, long from) throws IOException {
    NavigableMap<Long, Double> times = read(run);
    Map.Entry<Long, Double> first = times.ceilingEntry(from);
    Map.Entry<Long, Double> last = times.lastEntry();
    if (first == null || last.getKey() <= first.getKey()) {
      throw new UserException("%s has too few steps to time them".formatted(run));
    }
    return (last.getValue() - first.getValue()) / (last.getKey() - first.getKey());
  }

  /** The first event of each step: later ones are of what follows it. */
  private static NavigableMap<Long, Double> read(Path run) throws IOException {
    Path file =
        EventFile.find(run)
            .orElseThrow(() -> new UserException("there is no event file in " + run));
    NavigableMap<Long, Double> times = new TreeMap<>();
    try (TfRecordReader reader = TfRecordReader.open(file)) {
      for (byte[] record = reader.next(); record != null; record = reader.next()) {
        Event event = Event.parseFrom(record);
        if (event.getSummary().getValueCount() > 0) {
          times.putIfAbsent(event.getStep(), event.getWallTime());
        }
      }
    }
    return times;
  }
}
