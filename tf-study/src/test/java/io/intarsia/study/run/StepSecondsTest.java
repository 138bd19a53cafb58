package io.intarsia.study.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepSecondsTest {
  @TempDir Path folder;

  @Test
  void attemptsAddUpAndOneThatWasKilledCountsToItsLastSignOfLife() throws IOException {
    StepSeconds seconds = new StepSeconds(folder.resolve("seconds.properties"));
    Path life = folder.resolve("log");
    seconds.begin("pretrain", life);
    seconds.end("pretrain", 10);
    seconds.begin("pretrain", life);
    Files.writeString(life, "step 10");
    Files.setLastModifiedTime(life, FileTime.fromMillis(System.currentTimeMillis() + 5_000));
    // The second attempt has no end: the sweep was killed.
    seconds.begin("pretrain", life);
    seconds.end("pretrain", 3);
    assertThat(seconds.get("pretrain")).isCloseTo(18, within(1.0));
    assertThat(seconds.get("export")).isZero();
  }
}
