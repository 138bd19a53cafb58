package io.intarsia.train.engine;

import java.time.Duration;

/** How fast a run goes, measured since the process began it. */
final class Pace {
  private final long begun = System.nanoTime();
  private final long firstStep;
  private final int batch;
  private long lastStep;
  private long lastTime = begun;

  Pace(long firstStep, int batch) {
    this.firstStep = firstStep;
    this.lastStep = firstStep;
    this.batch = batch;
  }

  /** Pictures per second since the last call. */
  double picturesPerSecond(long step) {
    long now = System.nanoTime();
    double rate = (step - lastStep) * (double) batch * 1e9 / Math.max(1, now - lastTime);
    lastStep = step;
    lastTime = now;
    return rate;
  }

  /** Time left at the mean pace so far, such as {@code 1h02m} or {@code 12m05s}. */
  String left(long step, long steps) {
    double perStep = (System.nanoTime() - begun) / (double) Math.max(1, step - firstStep);
    Duration left = Duration.ofNanos(Math.round(perStep * (steps - step)));
    return left.toHours() > 0
        ? "%dh%02dm".formatted(left.toHours(), left.toMinutesPart())
        : "%dm%02ds".formatted(left.toMinutes(), left.toSecondsPart());
  }
}
