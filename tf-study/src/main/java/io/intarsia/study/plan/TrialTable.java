package io.intarsia.study.plan;

import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.ScheduleConfig;
import io.intarsia.proto.TrialConfig;
import java.util.List;

/** Trials as a table, tabs between its columns: number, hashes, place in the study, size. */
final class TrialTable {
  private TrialTable() {}

  static String of(List<TrialConfig> trials) {
    StringBuilder table = new StringBuilder("index\thash\tpretraining\tblocks\ttrial\tlength\n");
    for (int index = 0; index < trials.size(); index++) {
      TrialConfig trial = trials.get(index);
      table.append(
          "%d\t%s\t%s\t%s\t%s\t%s%n"
              .formatted(
                  index,
                  trial.getHash(),
                  trial.getPretraining(),
                  Trials.blocks(trial),
                  Trials.words(trial),
                  Trials.isPretrained(trial) ? length(trial.getExperiment()) : "untrained"));
    }
    return table.toString();
  }

  private static String length(ExperimentConfig experiment) {
    ScheduleConfig schedule = experiment.getSchedule();
    return schedule.hasSteps()
        ? "%d steps of %d".formatted(schedule.getSteps(), experiment.getInput().getBatchSize())
        : "%s epochs".formatted(schedule.getEpochs());
  }
}
