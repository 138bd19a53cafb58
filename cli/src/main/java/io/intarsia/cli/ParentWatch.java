package io.intarsia.cli;

import io.intarsia.study.run.JavaLauncher;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends a process whose parent was killed: two processes on one run would spoil it. What was saved
 * stays, and the next sitting goes on from there.
 */
final class ParentWatch {
  /** 128 and the number of SIGTERM. */
  private static final int EXIT_CODE = 143;

  private static final long POLL_NANOS = 200_000_000;

  private ParentWatch() {}

  /** Watches, if this process was started by a sweep. */
  static void start() {
    Long parent = Long.getLong(JavaLauncher.PARENT);
    if (parent == null) {
      return;
    }
    Thread watch = new Thread(() -> outlive(parent), "parent-watch");
    watch.setDaemon(true);
    watch.start();
  }

  private static void outlive(long parent) {
    // ProcessHandle.onExit asks only every few seconds for a process that is no child.
    while (ProcessHandle.of(parent).filter(ProcessHandle::isAlive).isPresent()) {
      LockSupport.parkNanos(POLL_NANOS);
    }
    Runtime.getRuntime().halt(EXIT_CODE);
  }
}
