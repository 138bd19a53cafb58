package io.intarsia.cli.commands;

import io.intarsia.cli.Arguments;
import io.intarsia.core.UserException;
import io.intarsia.proto.Precision;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/** The number format of convolutions and matrix products, on the command line. */
final class PrecisionOption {
  private static final String NAME = "precision";

  private PrecisionOption() {}

  static Option option(String description) {
    return Arguments.optional(NAME, "FORMAT", description);
  }

  /** What was asked for, if anything. */
  static Optional<Precision> of(CommandLine line) {
    return Optional.ofNullable(line.getOptionValue(NAME)).map(PrecisionOption::parse);
  }

  private static Precision parse(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "float32" -> Precision.FLOAT32;
      case "bfloat16" -> Precision.BFLOAT16;
      default ->
          throw new UserException(
              "--%s: expected float32 or bfloat16, got '%s'".formatted(NAME, word));
    };
  }
}
