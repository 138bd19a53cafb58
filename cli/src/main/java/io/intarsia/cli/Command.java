package io.intarsia.cli;

import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** One thing that {@code intarsia} does. Registered in {@link Main}. */
public interface Command {

  /** The words that select it, such as {@code "data import"}. */
  String name();

  /** One line for the list of commands. */
  String summary();

  /** What stands above and below the options in {@code --help}: purpose, and an example or two. */
  Help help();

  /** Its options; {@code --help} is added by the caller. */
  Options options();

  /** Names of the arguments that must stand beside the options, such as {@code DIR}. */
  default List<String> arguments() {
    return List.of();
  }

  /**
   * Does it.
   *
   * @throws io.intarsia.core.UserException for a mistake of the user: one line, exit 2
   * @throws Exception for a failure: exit 1
   */
  void run(CommandLine line, Console console) throws Exception;

  /**
   * Text around a command's options.
   *
   * @param usage arguments behind the name, such as {@code "--source PATH --out DIR"}
   * @param description what the command does, in sentences
   * @param examples command lines worth copying
   */
  record Help(String usage, String description, List<String> examples) {}
}
