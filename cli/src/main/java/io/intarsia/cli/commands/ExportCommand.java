package io.intarsia.cli.commands;

import io.intarsia.cli.Arguments;
import io.intarsia.cli.Command;
import io.intarsia.cli.Console;
import io.intarsia.core.UserException;
import io.intarsia.core.checkpoint.Checkpoint;
import io.intarsia.core.config.Configs;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.savedmodel.ModelRepository;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.train.publish.CheckpointChoice;
import io.intarsia.train.publish.RandomBackbone;
import io.intarsia.train.publish.RunExport;
import io.intarsia.train.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code intarsia export}: a run's backbone as a SavedModel. */
public final class ExportCommand implements Command {
  @Override
  public String name() {
    return "export";
  }

  @Override
  public String summary() {
    return "publish a run's backbone as a SavedModel";
  }

  @Override
  public Help help() {
    return new Help(
        "--run DIR | --untrained FILE --name NAME [--to DIR]",
        "Publishes the backbone of a run's checkpoint as the next version of a model, in the layout"
            + " that TensorFlow Serving loads: TO/NAME/VERSION/. A version appears whole or not at"
            + " all, and none is ever overwritten.\n"
            + "With --untrained the backbone is a config's as the initialiser makes it, to be"
            + " compared with.",
        List.of(
            "intarsia export --run runs/jigsaw --name jigsaw-resnet18 --to saved-models",
            "intarsia export --untrained configs/jigsaw_resnet18_small.txtpb --name random"));
  }

  @Override
  public Options options() {
    return new Options()
        .addOption(Arguments.optional("run", "DIR", "the run"))
        .addOption(
            Arguments.optional(
                "untrained",
                "FILE",
                "an experiment; weights are drawn from its input.seed, batch statistics are 0 and 1"))
        .addOption(Arguments.set())
        .addOption(Arguments.required("name", "NAME", "name of the model"))
        .addOption(
            Arguments.optional("to", "DIR", "directory of all models; saved-models by default"))
        .addOption(
            Arguments.optional(
                "checkpoint",
                "best|last|STEP",
                "which checkpoint: the best on the held-out pictures (default), the last, or that"
                    + " of a step"));
  }

  @Override
  public void run(CommandLine line, Console console) throws IOException {
    if (line.hasOption("run") == line.hasOption("untrained")) {
      throw new UserException("give either --run or --untrained");
    }
    String name = line.getOptionValue("name");
    ModelRepository repository =
        new ModelRepository(Path.of(line.getOptionValue("to", "saved-models")));
    Path version =
        line.hasOption("run")
            ? exportRun(line, repository, name, console)
            : exportUntrained(line, repository, name, console);
    ServingHint.print(version, console.out());
  }

  private static Path exportRun(
      CommandLine line, ModelRepository repository, String name, Console console)
      throws IOException {
    RunDirectory run = new RunDirectory(Arguments.existingPath(line, "run"));
    Checkpoint checkpoint =
        CheckpointChoice.parse(line.getOptionValue("checkpoint", "best")).find(run);
    Path version = RunExport.publish(run, checkpoint, repository, name, SessionOptions.defaults());
    console.out().printf("published step %,d as %s%n", checkpoint.step(), version);
    return version;
  }

  private static Path exportUntrained(
      CommandLine line, ModelRepository repository, String name, Console console)
      throws IOException {
    ExperimentConfig config =
        Configs.resolve(
            Configs.read(
                Arguments.existingPath(line, "untrained"),
                Arguments.settings(line),
                ExperimentConfig.getDefaultInstance()));
    Path version =
        repository.publish(
            name,
            directory ->
                RandomBackbone.write(
                    directory,
                    config,
                    config.getInput().getSeed(),
                    Collections.emptyIterator(),
                    SessionOptions.defaults()));
    console.out().printf("published untrained weights as %s%n", version);
    return version;
  }
}
