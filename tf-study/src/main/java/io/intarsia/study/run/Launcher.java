package io.intarsia.study.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Runs a command of Intarsia in a process of its own. */
@FunctionalInterface
public interface Launcher {

  /**
   * Runs one, to its end.
   *
   * @param arguments the command's words and options
   * @param log what it prints is added to this file
   * @param stop asked all the time; once it says yes, the command is asked to save and stop
   * @return its exit code
   */
  int run(List<String> arguments, Path log, BooleanSupplier stop)
      throws IOException, InterruptedException;
}
