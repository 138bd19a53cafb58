package io.intarsia.train.engine;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Ctrl-C and SIGTERM while a run is under way: the first asks the loop to finish its step, save and
 * stop; the second has its usual effect and kills. (A shutdown hook could not do that: once the JVM
 * shuts down, it ignores further signals.)
 */
public final class Interruption implements AutoCloseable {
  private static final List<String> SIGNALS = List.of("INT", "TERM");

  private final AtomicReference<@Nullable String> received = new AtomicReference<>();

  private final List<Runnable> undo;

  /** Begins to listen. */
  public Interruption() {
    undo = SIGNALS.stream().map(name -> Signals.handle(name, () -> receive(name))).toList();
  }

  private void receive(String name) {
    received.compareAndSet(null, name);
    SIGNALS.forEach(Signals::restore);
  }

  /** Whether a signal came. */
  public boolean isRequested() {
    return received.get() != null;
  }

  /** Lets the process die of the signal that came, if one did, so that a shell sees why. */
  public void raise() {
    String name = received.get();
    if (name != null) {
      Signals.raise(name);
    }
  }

  /** Stops to listen. */
  @Override
  public void close() {
    undo.forEach(Runnable::run);
  }
}
