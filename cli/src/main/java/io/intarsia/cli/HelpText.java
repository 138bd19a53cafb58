package io.intarsia.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.Option;

/** What {@code --help} prints. */
final class HelpText {
  private static final int WIDTH = 100;

  private HelpText() {}

  static void printCommands(List<Command> commands, PrintStream out) {
    out.println(
        "intarsia COMMAND [OPTIONS]: image backbones without labels, and what they are worth");
    out.println();
    int width = commands.stream().mapToInt(command -> command.name().length()).max().orElse(0);
    for (Command command : commands) {
      out.printf("  %-" + width + "s  %s%n", command.name(), command.summary());
    }
    out.println();
    out.println("intarsia COMMAND --help says more. Exit codes: 0 done, 1 failed, 2 wrong usage.");
  }

  static void printCommand(Command command, PrintStream out) {
    Command.Help help = command.help();
    out.printf("intarsia %s %s%n%n", command.name(), help.usage());
    wrap(help.description(), WIDTH).forEach(out::println);
    List<Option> options = List.copyOf(command.options().getOptions());
    if (!options.isEmpty()) {
      out.printf("%nOptions:%n");
      options.forEach(option -> printOption(option, out));
    }
    if (!help.examples().isEmpty()) {
      out.printf("%nExamples:%n");
      for (String example : help.examples()) {
        out.printf("  %s%n", example);
      }
    }
  }

  private static void printOption(Option option, PrintStream out) {
    String value = option.hasArg() ? " " + option.getArgName() : "";
    String required = option.isRequired() ? " (required)" : "";
    out.printf("  --%s%s%s%n", option.getLongOpt(), value, required);
    wrap(option.getDescription(), WIDTH - 6).forEach(line -> out.printf("      %s%n", line));
  }

  /** Breaks text at spaces; a line break in it stays one. */
  static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.split("\n", -1)) {
      StringBuilder line = new StringBuilder();
      for (String word : paragraph.split(" ")) {
        if (line.length() > 0 && line.length() + 1 + word.length() > width) {
          lines.add(line.toString());
          line.setLength(0);
        }
        line.append(line.length() == 0 ? "" : " ").append(word);
      }
      lines.add(line.toString());
    }
    return lines;
  }
}
