package io.intarsia.core.config;

import com.google.protobuf.ExtensionRegistry;
import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import com.google.protobuf.TextFormatParseInfoTree;
import io.intarsia.core.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * What can be done with a config: read it, change it, fill its defaults, compare it with another.
 */
public final class Configs {
  private Configs() {}

  /**
   * Reads a protobuf text file, replaces what the settings say, and checks the whole.
   *
   * @param file the text
   * @param settings {@code path=value} in the order of the command line, see {@link Setting}
   * @param prototype default instance of the message to read
   * @throws UserException naming file, line, field, value and what is allowed
   */
  public static <M extends Message> M read(Path file, List<String> settings, M prototype) {
    try {
      return parse(Files.readString(file), file.toString(), settings, prototype);
    } catch (NoSuchFileException e) {
      throw new UserException("there is no config file " + file, e);
    } catch (IOException e) {
      throw new UserException("cannot read the config file %s: %s".formatted(file, e), e);
    }
  }

  /**
   * As {@link #read}, from text in memory.
   *
   * @param origin what messages call the text, such as a file name
   */
  public static <M extends Message> M parse(
      String text, String origin, List<String> settings, M prototype) {
    Message.Builder builder = prototype.newBuilderForType();
    TextFormatParseInfoTree.Builder places = TextFormatParseInfoTree.builder();
    try {
      TextFormat.Parser.newBuilder()
          .setParseInfoTreeBuilder(places)
          .build()
          .merge(text, ExtensionRegistry.getEmptyRegistry(), builder);
    } catch (TextFormat.ParseException e) {
      throw new UserException(ParseErrors.explain(e, origin, prototype.getDescriptorForType()), e);
    }
    settings.forEach(setting -> Setting.parse(setting).applyTo(builder));
    // The builder was made by the prototype, so it builds an M.
    @SuppressWarnings("unchecked")
    M message = (M) builder.build();
    new LimitCheck(origin, places.build()).check(message);
    return message;
  }

  /** A copy with every default written out; the given message stays as it is. */
  public static <M extends Message> M resolve(M config) {
    // A builder of an M builds an M.
    @SuppressWarnings("unchecked")
    M resolved = (M) Defaults.fill(config.toBuilder()).build();
    return resolved;
  }

  /**
   * A copy without anything that the proto says anyway: equal for configs that mean the same,
   * however they were written, and not changed by fields that the proto gets later.
   */
  public static <M extends Message> M canonical(M config) {
    // A builder of an M builds an M.
    @SuppressWarnings("unchecked")
    M stripped = (M) Canonical.strip(config.toBuilder()).build();
    return stripped;
  }

  /**
   * A copy with settings applied, checked as a whole.
   *
   * @param origin what messages call the config
   * @param settings {@code path=value}, in order
   */
  public static <M extends Message> M with(M config, String origin, List<String> settings) {
    // A message's default instance is one of its own type.
    @SuppressWarnings("unchecked")
    M prototype = (M) config.getDefaultInstanceForType();
    return parse(TextFormat.printer().printToString(config), origin, settings, prototype);
  }

  /**
   * Where two configs differ once their defaults are filled, as {@code path: this | that}.
   *
   * @param ignored top-level fields that may differ, such as {@code execution}
   */
  public static <M extends Message> List<String> differences(M one, M other, List<String> ignored) {
    return Difference.between(resolve(one), resolve(other), ignored);
  }
}
