package io.intarsia.core.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PeakMemoryTest {
  private static final int MEGABYTES = 64;

  @Test
  void memoryThatWorkTouchesIsSeenFromTheStartOn() throws IOException {
    assumeThat(Files.isWritable(Path.of("/proc/self/clear_refs"))).isTrue();
    double before = PeakMemory.startAnew();
    touch();
    assertThat(PeakMemory.megabytes() - before).isBetween(50.0, 200.0);
    double after = PeakMemory.startAnew();
    assertThat(PeakMemory.megabytes() - after).isLessThan(MEGABYTES / 2.0);
  }

  /** Touches memory outside of the heap, whose pages the machine may hold already. */
  private static void touch() {
    ByteBuffer buffer = ByteBuffer.allocateDirect(MEGABYTES << 20);
    for (int i = 0; i < buffer.capacity(); i += 1024) {
      buffer.put(i, (byte) 1);
    }
  }
}
