package io.intarsia.cli.commands;

import io.intarsia.cli.Arguments;
import io.intarsia.cli.Command;
import io.intarsia.cli.Console;
import io.intarsia.cli.StoppedException;
import io.intarsia.core.config.Configs;
import io.intarsia.core.files.AtomicFiles;
import io.intarsia.core.progress.Progress;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.eval.report.PretrainingPage;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.train.engine.Interruption;
import io.intarsia.train.engine.Trainer;
import io.intarsia.train.pretext.Pretraining;
import io.intarsia.train.run.RunDirectory;
import io.intarsia.train.run.StartingPoint;
import io.intarsia.train.summary.RecordedRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code intarsia pretrain}: teach a backbone a pretext task, from the start or on. */
public final class PretrainCommand implements Command {
  @Override
  public String name() {
    return "pretrain";
  }

  @Override
  public String summary() {
    return "train a backbone on a pretext task without labels, or go on with a run";
  }

  @Override
  public Help help() {
    return new Help(
        "--config FILE --data DIR --out DIR [--from MODEL] [--set PATH=VALUE ...] [--inexact]",
        "Trains the backbone of the config on the pictures of an imported data set. The run"
            + " directory gets the config, checkpoints, a log, TensorBoard events and, at the end or"
            + " when stopped, report.html with the curves.\n"
            + "The same command on the same --out goes on where the run was stopped or killed, and"
            + " ends with the same bytes. Ctrl-C finishes the step, saves and stops; a second one"
            + " kills.\n"
            + "With --from the backbone begins with the weights of another model in place of drawn"
            + " ones, such as one of model-zoo/ that is to go on learning on your own photographs."
            + " Its task may have been another one; the head is new, and so is the schedule.",
        List.of(
            "intarsia pretrain --config configs/jigsaw_resnet18_small.txtpb --data data/pool"
                + " --out runs/jigsaw",
            "intarsia pretrain --config configs/jigsaw_resnet18_small.txtpb --data data/pool"
                + " --out runs/short --set schedule.steps=2000 --set checkpoint.every_steps=200",
            "intarsia pretrain --config configs/jigsaw_resnet18_small.txtpb --data data/mine"
                + " --out runs/mine --from saved-models/jigsaw-resnet18/1"));
  }

  @Override
  public Options options() {
    return new Options()
        .addOption(Arguments.required("config", "FILE", "the experiment, see docs/config.md"))
        .addOption(Arguments.required("data", "DIR", "an imported data set"))
        .addOption(Arguments.required("out", "DIR", "the run: new, or one to go on with"))
        .addOption(
            Arguments.optional(
                "from",
                "MODEL",
                "what the backbone begins with: " + ModelChoice.DESCRIPTION + "; or a checkpoint"))
        .addOption(Arguments.set())
        .addOption(
            Arguments.flag(
                "inexact",
                "go on with a run of other code, processor, threads or data, though it will not"
                    + " end with the same bytes"));
  }

  @Override
  public void run(CommandLine line, Console console) throws Exception {
    if (!line.hasOption("from")) {
      pretrain(line, Optional.empty(), console);
      return;
    }
    try (ModelChoice model = ModelChoice.open(Arguments.existingPath(line, "from"))) {
      pretrain(line, Optional.of(StartingPoint.open(model.version())), console);
    }
  }

  private static void pretrain(CommandLine line, Optional<StartingPoint> start, Console console)
      throws Exception {
    Path file = Arguments.existingPath(line, "config");
    List<String> settings = Arguments.settings(line);
    ExperimentConfig config = Configs.read(file, settings, ExperimentConfig.getDefaultInstance());
    RunDirectory run = new RunDirectory(Path.of(line.getOptionValue("out")));
    boolean inexact = line.hasOption("inexact");
    Pretraining pretraining = new Pretraining(run, asGiven(file, settings), config, inexact, start);
    ImportedDataset dataset = ImportedDataset.open(Arguments.existingPath(line, "data"));
    Progress progress =
        config.getExecution().getProgress() ? console.progress() : Progress.silent();
    try (Interruption interruption = new Interruption()) {
      Trainer.Outcome outcome = pretraining.train(dataset, progress, interruption::isRequested);
      writePage(run, pretraining.config().getName());
      console.out().println(sentence(run, outcome));
      if (interruption.exitCode().isPresent()) {
        throw new StoppedException(interruption.exitCode().getAsInt());
      }
    }
  }

  private static void writePage(RunDirectory run, String name) throws IOException {
    String page = PretrainingPage.render(name, RecordedRun.read(run.path()));
    AtomicFiles.write(
        run.path().resolve(PretrainingPage.FILE), page.getBytes(StandardCharsets.UTF_8));
  }

  private static String asGiven(Path file, List<String> settings) throws IOException {
    return Files.readString(file)
        + settings.stream()
            .map(setting -> "# --set " + setting + "\n")
            .collect(Collectors.joining());
  }

  private static String sentence(RunDirectory run, Trainer.Outcome outcome) {
    if (!outcome.finished()) {
      return "stopped at step %d, saved in %s; the same command goes on"
          .formatted(outcome.lastStep(), run.path());
    }
    return outcome.firstStep() == outcome.lastStep()
        ? "%s was finished already, at step %d".formatted(run.path(), outcome.lastStep())
        : "finished at step %d: %s".formatted(outcome.lastStep(), run.path());
  }
}
