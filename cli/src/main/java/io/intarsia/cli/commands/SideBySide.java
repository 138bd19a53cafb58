package io.intarsia.cli.commands;

import io.intarsia.cli.Arguments;
import io.intarsia.cli.Main;
import io.intarsia.study.run.JavaLauncher;
import io.intarsia.study.run.Launcher;
import io.intarsia.study.run.ProcessorShares;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/** Trials at the same time, and the processors that each of them gets. */
final class SideBySide {
  private static final String OPTION = "at-a-time";
  private static final int MOST = 1_000;

  private SideBySide() {}

  static Option option(String description) {
    return Arguments.optional(OPTION, "N", description);
  }

  static int of(CommandLine line) {
    return Arguments.integer(line, OPTION, 1, 1, MOST);
  }

  /** JVMs like this one, each on its share of the processors. */
  static Launcher launcher(int atATime) {
    return new JavaLauncher(Main.class.getName(), ProcessorShares.of(atATime));
  }
}
