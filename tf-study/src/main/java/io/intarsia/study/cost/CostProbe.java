package io.intarsia.study.cost;

import io.intarsia.core.UserException;
import io.intarsia.core.files.AtomicFiles;
import io.intarsia.proto.BackboneConfig;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.SweepPlan;
import io.intarsia.proto.TrialConfig;
import io.intarsia.proto.TrialEvaluationConfig;
import io.intarsia.proto.TrialResult;
import io.intarsia.proto.TrialScores;
import io.intarsia.study.plan.Trials;
import io.intarsia.study.run.FinishedTrials;
import io.intarsia.study.run.Launcher;
import io.intarsia.study.run.Sitting;
import io.intarsia.study.run.TrialState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Times a few steps of each shape of a plan, and each evaluation once for every backbone, carried
 * out as a sweep does.
 */
public final class CostProbe {
  /** Steps of a probe, and those of them that warm up. */
  private static final int STEPS = 80;

  private static final int WARM = 20;
  private static final Duration LONG = Duration.ofDays(1);

  private final SweepPlan plan;
  private final Launcher launcher;
  private final Map<TrialShape, ShapeCost> shapes = new HashMap<>();
  private final Map<Judged, Double> evaluations = new HashMap<>();

  /** An evaluation of a backbone; seeds of twins make no difference to its time. */
  private record Judged(BackboneConfig backbone, String evaluation) {}

  /** Will time trials of a plan. */
  public CostProbe(SweepPlan plan, Launcher launcher) {
    this.plan = plan;
    this.launcher = launcher;
  }

  /**
   * Times what the trials have not in common.
   *
   * @return what trials will cost
   * @throws UserException if a probe fails
   */
  public CostModel time(List<TrialConfig> trials) throws IOException, InterruptedException {
    for (TrialConfig trial : trials) {
      boolean known = shapes.containsKey(TrialShape.of(trial)) && unknown(trial).isEmpty();
      if (Trials.isPretrained(trial) && !known) {
        time(trial);
      }
    }
    Map<TrialConfig, Double> seconds = new HashMap<>();
    trials.forEach(trial -> seconds.put(trial, evaluationSeconds(trial)));
    return new CostModel(shapes, seconds);
  }

  private void time(TrialConfig trial) throws IOException, InterruptedException {
    Path scratch = Files.createTempDirectory("intarsia-estimate");
    try {
      TrialConfig probe = shortened(trial);
      TrialResult result = carryOut(probe, scratch);
      Path run = scratch.resolve("work").resolve(probe.getPretraining()).resolve("run");
      double step = StepTimes.secondsOfAStep(run, WARM);
      double start = result.getCost().getPretrainingSeconds() - STEPS * step;
      shapes.put(
          TrialShape.of(trial),
          new ShapeCost(Math.max(0, start), step, result.getCost().getExportSeconds()));
      for (TrialScores each : result.getScoresList()) {
        evaluations.put(
            new Judged(TrialShape.of(trial).backbone(), each.getEvaluation()), each.getSeconds());
      }
    } finally {
      AtomicFiles.deleteTree(scratch);
    }
  }

  private TrialResult carryOut(TrialConfig probe, Path scratch)
      throws IOException, InterruptedException {
    Path finished = scratch.resolve("finished");
    String[] failure = {""};
    new Sitting(plan, scratch.resolve("work"), finished, false)
        .start(
            launcher,
            (trial, state) ->
                failure[0] = state.phase() == TrialState.Phase.FAILED ? state.words() : failure[0])
        .run(List.of(probe), LONG, () -> false);
    if (!failure[0].isEmpty()) {
      throw new UserException("%s: %s".formatted(Trials.words(probe), failure[0]));
    }
    return new FinishedTrials(finished).all().get(0);
  }

  /** Few steps, each logged, and those evaluations that have not been timed. */
  private TrialConfig shortened(TrialConfig trial) {
    ExperimentConfig.Builder experiment = trial.getExperiment().toBuilder();
    experiment.getScheduleBuilder().setSteps(STEPS);
    experiment.getCheckpointBuilder().setEverySteps(STEPS).setEvaluateEverySteps(STEPS);
    experiment.getExecutionBuilder().setLogEverySteps(1);
    return trial.toBuilder()
        .setExperiment(experiment)
        .clearEvaluations()
        .addAllEvaluations(unknown(trial))
        .build();
  }

  private List<TrialEvaluationConfig> unknown(TrialConfig trial) {
    BackboneConfig backbone = TrialShape.of(trial).backbone();
    return trial.getEvaluationsList().stream()
        .filter(each -> !evaluations.containsKey(new Judged(backbone, each.getName())))
        .toList();
  }

  private double evaluationSeconds(TrialConfig trial) {
    BackboneConfig backbone = TrialShape.of(trial).backbone();
    return trial.getEvaluationsList().stream()
        .mapToDouble(each -> evaluations.getOrDefault(new Judged(backbone, each.getName()), 0.0))
        .sum();
  }
}
