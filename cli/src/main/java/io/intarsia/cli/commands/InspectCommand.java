package io.intarsia.cli.commands;

import io.intarsia.cli.Command;
import io.intarsia.cli.Console;
import io.intarsia.cli.inspect.Inspection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code intarsia inspect}: what a model, run, checkpoint or file of weights is. */
public final class InspectCommand implements Command {
  @Override
  public String name() {
    return "inspect";
  }

  @Override
  public String summary() {
    return "describe a SavedModel, a run, a checkpoint or a file of weights";
  }

  @Override
  public Help help() {
    return new Help(
        "PATH",
        "Prints what lies at a path: for a SavedModel its signatures, shapes, layers and parameter"
            + " count; for a run its checkpoints and scores; for weights their names and shapes;"
            + " for all of them provenance and resolved config.",
        List.of("intarsia inspect saved-models/jigsaw/1", "intarsia inspect runs/jigsaw"));
  }

  @Override
  public Options options() {
    return new Options();
  }

  @Override
  public List<String> arguments() {
    return List.of("PATH");
  }

  @Override
  public void run(CommandLine line, Console console) throws IOException {
    Inspection.print(Path.of(line.getArgList().get(0)), console.out());
  }
}
