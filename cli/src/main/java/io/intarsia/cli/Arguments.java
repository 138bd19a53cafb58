package io.intarsia.cli;

import io.intarsia.core.UserException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.ParseException;

/** Options of a command: how they are declared and read, with errors that name the option. */
public final class Arguments {
  private Arguments() {}

  /**
   * Reads what was given to a command; options are not abbreviated.
   *
   * @throws ParseException if an option is unknown, missing or lacks its value, or if there are
   *     more or fewer arguments than the command takes
   */
  public static CommandLine parse(Command command, String[] args) throws ParseException {
    CommandLine line =
        DefaultParser.builder().setAllowPartialMatching(false).get().parse(command.options(), args);
    List<String> given = line.getArgList();
    List<String> expected = command.arguments();
    if (given.size() > expected.size()) {
      throw new ParseException("unexpected argument '" + given.get(expected.size()) + "'");
    }
    if (given.size() < expected.size()) {
      throw new ParseException("missing argument " + expected.get(given.size()));
    }
    return line;
  }

  /** An option with a value that must be given. */
  public static Option required(String name, String value, String description) {
    return Option.builder()
        .longOpt(name)
        .hasArg()
        .argName(value)
        .desc(description)
        .required()
        .get();
  }

  /** An option with a value that may be given. */
  public static Option optional(String name, String value, String description) {
    return Option.builder().longOpt(name).hasArg().argName(value).desc(description).get();
  }

  /** An option that is there or not. */
  public static Option flag(String name, String description) {
    return Option.builder().longOpt(name).desc(description).get();
  }

  /** The repeatable {@code --set path=value} of every command that reads a config. */
  public static Option set() {
    return Option.builder()
        .longOpt("set")
        .hasArg()
        .argName("PATH=VALUE")
        .desc("replace a field of the config, such as schedule.steps=2000; repeats")
        .get();
  }

  /** Values of {@link #set()}, in order. */
  public static List<String> settings(CommandLine line) {
    return values(line, "set");
  }

  /** All values of a repeatable option, in order. */
  public static List<String> values(CommandLine line, String name) {
    String[] values = line.getOptionValues(name);
    return values == null ? List.of() : List.of(values);
  }

  /**
   * Values {@code NAME=PATH} of a repeatable option, by name, in order; the paths exist.
   *
   * @throws UserException if one has another form, a name is there twice, or a path does not exist
   */
  public static Map<String, Path> bindings(CommandLine line, String name) {
    Map<String, Path> bindings = new LinkedHashMap<>();
    for (String value : values(line, name)) {
      int equals = value.indexOf('=');
      if (equals < 1) {
        throw new UserException("--%s: expected NAME=DIR, got '%s'".formatted(name, value));
      }
      Path path = Path.of(value.substring(equals + 1));
      if (!Files.exists(path)) {
        throw new UserException("--%s: there is no %s".formatted(name, path));
      }
      if (bindings.put(value.substring(0, equals), path) != null) {
        throw new UserException(
            "--%s: '%s' is there twice".formatted(name, value.substring(0, equals)));
      }
    }
    return bindings;
  }

  /** A path that must exist. */
  public static Path existingPath(CommandLine line, String name) {
    Path path = Path.of(line.getOptionValue(name));
    if (!Files.exists(path)) {
      throw new UserException("--%s: there is no %s".formatted(name, path));
    }
    return path;
  }

  /** A whole number within bounds, or a default. */
  public static int integer(CommandLine line, String name, int otherwise, int min, int max) {
    String text = line.getOptionValue(name);
    if (text == null) {
      return otherwise;
    }
    try {
      int value = Integer.parseInt(text);
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below, with the same words as a number out of bounds.
    }
    throw new UserException(
        "--%s: expected a whole number from %d to %d, got '%s'".formatted(name, min, max, text));
  }

  /**
   * A number within bounds, or a default.
   *
   * @param max infinity for none
   */
  public static double number(
      CommandLine line, String name, double otherwise, double min, double max) {
    String text = line.getOptionValue(name);
    if (text == null) {
      return otherwise;
    }
    try {
      double value = Double.parseDouble(text);
      if (Double.isFinite(value) && value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below, with the same words as a number out of bounds.
    }
    String bounds =
        Double.isInfinite(max)
            ? "of at least %s".formatted(min)
            : "from %s to %s".formatted(min, max);
    throw new UserException("--%s: expected a number %s, got '%s'".formatted(name, bounds, text));
  }
}
