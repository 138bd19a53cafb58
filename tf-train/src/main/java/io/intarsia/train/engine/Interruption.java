package io.intarsia.train.engine;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Ctrl-C and SIGTERM while a run is under way: the first asks the loop to finish its step, save and
 * stop; the second has its usual effect and kills. (A shutdown hook could not do that: once the JVM
 * shuts down, it ignores further signals.)
 */
public final class Interruption implements AutoCloseable {
  /** Names and numbers (POSIX). */
  private static final Map<String, Integer> SIGNALS = Map.of("INT", 2, "TERM", 15);

  private final AtomicReference<@Nullable String> received = new AtomicReference<>();

  private final List<Runnable> undo;

  /** Begins to listen. */
  public Interruption() {
    undo =
        SIGNALS.keySet().stream().map(name -> Signals.handle(name, () -> receive(name))).toList();
  }

  private void receive(String name) {
    received.compareAndSet(null, name);
    SIGNALS.keySet().forEach(Signals::restore);
  }

  /** Whether a signal came. */
  public boolean isRequested() {
    return received.get() != null;
  }

  /** What the process should exit with: 128 and the signal's number, as shells say it. */
  public OptionalInt exitCode() {
    String name = received.get();
    return name == null ? OptionalInt.empty() : OptionalInt.of(128 + SIGNALS.getOrDefault(name, 0));
  }

  /** Stops to listen. */
  @Override
  public void close() {
    undo.forEach(Runnable::run);
  }
}
