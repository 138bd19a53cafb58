package io.intarsia.train.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The first signal asks; nothing is killed by it. */
class InterruptionTest {

  @Test
  @Timeout(30)
  void aSignalAsksTheRunToStop() throws InterruptedException {
    try (Interruption interruption = new Interruption()) {
      assertThat(interruption.isRequested()).isFalse();
      Signals.raise("TERM");
      while (!interruption.isRequested()) {
        Thread.sleep(5);
      }
    }
  }

  @Test
  @Timeout(30)
  void closingPutsTheFormerEffectBack() throws InterruptedException {
    AtomicInteger outer = new AtomicInteger();
    Runnable undo = Signals.handle("TERM", outer::incrementAndGet);
    try {
      new Interruption().close();
      Signals.raise("TERM");
      while (outer.get() == 0) {
        Thread.sleep(5);
      }
    } finally {
      undo.run();
    }
  }
}
