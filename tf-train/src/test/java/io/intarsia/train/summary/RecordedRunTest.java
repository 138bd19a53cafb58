package io.intarsia.train.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.intarsia.core.UserException;
import io.intarsia.train.summary.RecordedRun.Picture;
import io.intarsia.train.summary.RecordedRun.Value;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedRunTest {
  @TempDir private Path run;

  @Test
  void readsBackWhatWasWritten() throws IOException {
    try (EventFile events = EventFile.open(run, 0)) {
      events.scalars(10, Map.of("loss", 4.5));
      events.scalars(20, Map.of("loss", 3.5));
      events.scalars(20, Map.of("held_out/loss", 3.75));
    }
    assertThat(RecordedRun.read(run).scalars())
        .containsEntry("loss", List.of(new Value(10, 4.5f), new Value(20, 3.5f)))
        .containsEntry("held_out/loss", List.of(new Value(20, 3.75f)));
  }

  @Test
  void picturesStandBesideTheScalars() throws IOException {
    ByteString png = png(7, 5);
    try (EventFile events = EventFile.open(run, 0)) {
      events.scalars(10, Map.of("loss", 4.5));
      events.picture(10, "held_out/sheet", png);
    }
    RecordedRun read = RecordedRun.read(run);
    assertThat(read.scalars()).containsOnlyKeys("loss");
    assertThat(read.pictures())
        .containsExactly(Map.entry("held_out/sheet", List.of(new Picture(10, png))));
  }

  @Test
  void whatIsNoPictureIsRefused() throws IOException {
    try (EventFile events = EventFile.open(run, 0)) {
      assertThatThrownBy(() -> events.picture(3, "sheet", ByteString.copyFromUtf8("no picture")))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("'sheet' of step 3");
    }
  }

  private static ByteString png(int width, int height) throws IOException {
    ByteString.Output bytes = ByteString.newOutput();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return bytes.toByteString();
  }

  @Test
  void aDirectoryWithoutEventsIsNamed() {
    assertThatThrownBy(() -> RecordedRun.read(run))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(run.toString());
  }
}
