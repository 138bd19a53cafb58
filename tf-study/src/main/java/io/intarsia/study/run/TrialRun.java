package io.intarsia.study.run;

import io.intarsia.proto.TrialConfig;
import io.intarsia.proto.TrialResult;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Carries out one trial.
 *
 * @param steps the commands
 * @param launcher runs them
 * @param work directory of all trials' work
 */
record TrialRun(TrialSteps steps, Launcher launcher, Path work) {
  /** A step that was asked to stop has saved its state; codes from here on are signals'. */
  private static final int SIGNALLED = 128;

  /**
   * Runs the steps that are not done.
   *
   * @param told of each step's name as it begins
   * @return the result; empty if it was asked to stop before there was one
   * @throws FailedTrialException if a step fails
   */
  Optional<TrialResult> run(TrialConfig trial, Consumer<String> told, BooleanSupplier stop)
      throws IOException, InterruptedException, FailedTrialException {
    WorkDirectory directory = WorkDirectory.of(work, trial);
    // Trials of one pretraining may run at the same time, on machines that share a disk.
    try (FileChannel channel =
        FileChannel.open(directory.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      // Waits; the lock goes with the channel.
      channel.lock();
      for (TrialStep step : steps.of(trial, directory)) {
        if (Files.exists(step.product())) {
          continue;
        }
        told.accept(step.name());
        if (!finish(step, directory, stop)) {
          return Optional.empty();
        }
      }
      return Optional.of(new TrialGathering(trial, directory).gather());
    }
  }

  private boolean finish(TrialStep step, WorkDirectory directory, BooleanSupplier stop)
      throws IOException, InterruptedException, FailedTrialException {
    directory.seconds().begin(step.name(), directory.run().resolve("log"));
    long begun = System.nanoTime();
    int code = launcher.run(step.arguments(), directory.log(), stop);
    directory.seconds().end(step.name(), (System.nanoTime() - begun) / 1e9);
    if (stop.getAsBoolean() && code >= SIGNALLED) {
      return false;
    }
    if (code != 0) {
      throw new FailedTrialException(
          "%s ended with code %d: %s (%s)"
              .formatted(step.name(), code, lastWords(directory.log()), directory.log()));
    }
    return true;
  }

  /** The last line that says anything: commands end with a sentence. */
  private static String lastWords(Path log) throws IOException {
    if (!Files.exists(log)) {
      return "it said nothing";
    }
    List<String> lines = Files.readAllLines(log);
    return lines.stream()
        .filter(line -> !line.isBlank() && !line.startsWith("\tat "))
        .reduce((earlier, later) -> later)
        .orElse("it said nothing");
  }
}
