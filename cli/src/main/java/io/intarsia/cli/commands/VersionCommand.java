package io.intarsia.cli.commands;

import io.intarsia.cli.Command;
import io.intarsia.cli.Console;
import io.intarsia.core.provenance.CodeVersion;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.tensorflow.TensorFlow;

/** {@code intarsia version}: what to name in a report of a fault. */
public final class VersionCommand implements Command {
  @Override
  public String name() {
    return "version";
  }

  @Override
  public String summary() {
    return "print the versions of Intarsia, TensorFlow and Java";
  }

  @Override
  public Help help() {
    return new Help(
        "", "Prints the versions of Intarsia, TensorFlow and Java.", List.of("intarsia version"));
  }

  @Override
  public Options options() {
    return new Options();
  }

  @Override
  public void run(CommandLine line, Console console) {
    console.out().printf("intarsia %s%n", CodeVersion.current());
    console.out().printf("tensorflow %s%n", TensorFlow.version());
    console.out().printf("java %s%n", Runtime.version());
  }
}
