package io.intarsia.cli;

import io.intarsia.study.run.JavaLauncher;

/**
 * Ends a process whose parent was killed: two processes on one run would spoil it. What was saved
 * stays, and the next sitting goes on from there.
 */
final class ParentWatch {
  /** 128 and the number of SIGTERM. */
  private static final int EXIT_CODE = 143;

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
    ProcessHandle.of(parent).ifPresent(handle -> handle.onExit().join());
    Runtime.getRuntime().halt(EXIT_CODE);
  }
}
