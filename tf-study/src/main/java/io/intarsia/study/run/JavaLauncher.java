package io.intarsia.study.run;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Starts the JVM that runs now once more, with its options and class path. The child inherits the
 * environment and knows its parent by {@link #PARENT}, so that it does not outlive it.
 *
 * @param mainClass of the command line
 * @param processors of which a child gets a share; another child waits until one is free
 */
public record JavaLauncher(String mainClass, ProcessorShares processors) implements Launcher {
  /** System property that holds the parent's process id. */
  public static final String PARENT = "intarsia.parent";

  private static final long POLL_MILLIS = 200;

  /** After Ctrl-C a terminal tells the child itself; a second signal would kill it. */
  private static final long GRACE_MILLIS = 20_000;

  @Override
  public int run(List<String> arguments, Path log, BooleanSupplier stop)
      throws IOException, InterruptedException {
    List<String> share = processors.take();
    try {
      return run(share, arguments, log, stop);
    } finally {
      processors.giveBack(share);
    }
  }

  private int run(List<String> share, List<String> arguments, Path log, BooleanSupplier stop)
      throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(command(share, arguments))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    child.getOutputStream().close();
    long asked = 0;
    boolean told = false;
    while (!child.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
      if (asked == 0 && stop.getAsBoolean()) {
        asked = System.nanoTime();
      }
      long waited = asked == 0 ? 0 : (System.nanoTime() - asked) / 1_000_000;
      if (!told && waited > GRACE_MILLIS) {
        child.destroy();
        told = true;
      }
    }
    return child.exitValue();
  }

  private List<String> command(List<String> share, List<String> arguments) {
    List<String> command = new ArrayList<>(share);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options(ManagementFactory.getRuntimeMXBean().getInputArguments()));
    command.add("-Dintarsia.terminal=false");
    command.add("-D%s=%d".formatted(PARENT, ProcessHandle.current().pid()));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    command.addAll(arguments);
    return command;
  }

  /** Options for the child: debuggers and agents belong to one JVM. */
  private static List<String> options(List<String> ours) {
    return ours.stream()
        .filter(option -> !option.startsWith("-javaagent") && !option.startsWith("-agentlib"))
        .filter(option -> !option.startsWith("-D" + PARENT))
        .toList();
  }
}
