package io.intarsia.train.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The first signal asks; nothing is killed by it. */
class InterruptionTest {

  @Test
  @Timeout(30)
  void aSignalAsksTheRunToStop() throws Exception {
    try (Interruption interruption = new Interruption()) {
      assertThat(interruption.isRequested()).isFalse();
      assertThat(interruption.exitCode()).isEmpty();
      terminate();
      while (!interruption.isRequested()) {
        Thread.sleep(5);
      }
      assertThat(interruption.exitCode()).hasValue(143);
    }
  }

  @Test
  @Timeout(30)
  void closingPutsTheFormerEffectBack() throws Exception {
    AtomicInteger outer = new AtomicInteger();
    Runnable undo = Signals.handle("TERM", outer::incrementAndGet);
    try {
      new Interruption().close();
      terminate();
      while (outer.get() == 0) {
        Thread.sleep(5);
      }
    } finally {
      undo.run();
    }
  }

  /** Sends SIGTERM to this process, as a shell would. */
  private static void terminate() throws Exception {
    String process = String.valueOf(ProcessHandle.current().pid());
    assertThat(new ProcessBuilder("kill", "-TERM", process).start().waitFor()).isZero();
  }
}
