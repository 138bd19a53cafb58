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
 * @param processors that the child computes on, as far as there are so many
 */
public record JavaLauncher(String mainClass, int processors) implements Launcher {
  /** System property that holds the parent's process id. */
  public static final String PARENT = "intarsia.parent";

  private static final String PROCESSORS = "-XX:ActiveProcessorCount=";

  private static final long POLL_MILLIS = 200;

  /** After Ctrl-C a terminal tells the child itself; a second signal would kill it. */
  private static final long GRACE_MILLIS = 20_000;

  @Override
  public int run(List<String> arguments, Path log, BooleanSupplier stop)
      throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(command(arguments))
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

  private List<String> command(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options(ManagementFactory.getRuntimeMXBean().getInputArguments()));
    command.add(PROCESSORS + Math.min(processors, Runtime.getRuntime().availableProcessors()));
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
        .filter(option -> !option.startsWith("-D" + PARENT) && !option.startsWith(PROCESSORS))
        .toList();
  }
}
