package io.intarsia.cli.commands;

import io.intarsia.cli.Arguments;
import io.intarsia.cli.Command;
import io.intarsia.cli.Console;
import io.intarsia.core.files.AtomicFiles;
import io.intarsia.core.provenance.Provenances;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.data.input.PretextInput;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.train.bench.TrainerBenchmark;
import io.intarsia.train.engine.TrainingPlan;
import io.intarsia.train.pretext.PretextLearning;
import io.intarsia.train.pretext.PretrainingPlan;
import io.intarsia.train.run.RunDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code intarsia bench trainer}: what everything around the training step costs. */
public final class BenchTrainerCommand implements Command {
  private static final int PAIRS = 3;
  private static final int MAX_PAIRS = 100;

  @Override
  public String name() {
    return "bench trainer";
  }

  @Override
  public String summary() {
    return "measure what input and bookkeeping add to the training step";
  }

  @Override
  public Help help() {
    return new Help(
        "--data DIR [--config FILE] [--pairs N] [--set ...]",
        "Alternates blocks of 20 steps of pretrain's whole loop with blocks of the same step on one"
            + " batch that the graph holds. trainer_ratio is the speed of the first as a share of"
            + " the second. input_wait_percent is the share of a step's time in which it waits for"
            + " its batch.",
        List.of(
            "intarsia bench trainer --data data/pool --config configs/jigsaw_resnet18_small.txtpb"));
  }

  @Override
  public Options options() {
    return BenchConfig.addOptions(new Options())
        .addOption(Arguments.required("data", "DIR", "an imported data set"))
        .addOption(Arguments.optional("pairs", "N", "pairs of blocks that are timed; " + PAIRS));
  }

  @Override
  public void run(CommandLine line, Console console) throws Exception {
    ExperimentConfig config = BenchConfig.read(line);
    int pairs = Arguments.integer(line, "pairs", PAIRS, 1, MAX_PAIRS);
    ImportedDataset dataset = ImportedDataset.open(Arguments.existingPath(line, "data"));
    PretextInput input = new PretextInput(config, dataset);
    TrainingPlan plan =
        PretrainingPlan.of(
            config,
            input.trainingRecords(),
            Provenances.ofProcess(PretrainingPlan.session(config).threads()));
    Path scratch = Files.createTempDirectory("intarsia-bench");
    try {
      TrainerBenchmark benchmark = new TrainerBenchmark(PretextLearning.of(config, input), plan);
      TrainerBenchmark.Result result = benchmark.run(new RunDirectory(scratch), pairs);
      console.out().printf("loop_seconds: %.2f%n", result.loop());
      console.out().printf("held_batch_seconds: %.2f%n", result.held());
      console.out().printf("trainer_ratio: %.3f%n", result.ratio());
      console.out().printf("input_wait_percent: %.1f%n", 100 * result.waitingShare());
    } finally {
      AtomicFiles.deleteTree(scratch);
    }
  }
}
