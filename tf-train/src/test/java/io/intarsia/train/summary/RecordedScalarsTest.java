package io.intarsia.train.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intarsia.core.UserException;
import io.intarsia.train.summary.RecordedScalars.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedScalarsTest {
  @TempDir private Path run;

  @Test
  void readsBackWhatWasWritten() throws IOException {
    try (EventFile events = EventFile.open(run, 0)) {
      events.scalars(10, Map.of("loss", 4.5));
      events.scalars(20, Map.of("loss", 3.5));
      events.scalars(20, Map.of("held_out/loss", 3.75));
    }
    assertThat(RecordedScalars.read(run))
        .containsEntry("loss", List.of(new Value(10, 4.5f), new Value(20, 3.5f)))
        .containsEntry("held_out/loss", List.of(new Value(20, 3.75f)));
  }

  @Test
  void aDirectoryWithoutEventsIsNamed() {
    assertThatThrownBy(() -> RecordedScalars.read(run))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(run.toString());
  }
}
