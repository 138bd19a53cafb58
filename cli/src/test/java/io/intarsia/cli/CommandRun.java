package io.intarsia.cli;

import io.intarsia.core.progress.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Commands run as a shell runs them; what the last one printed. */
final class CommandRun {
  private final List<Command> commands;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  CommandRun(List<Command> commands) {
    this.commands = commands;
  }

  /** Runs one; gives its exit code. */
  int run(String... args) {
    out.reset();
    err.reset();
    Console console = new Console(print(out), Progress.silent());
    return new Main(commands, console, print(err)).run(List.of(args));
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
