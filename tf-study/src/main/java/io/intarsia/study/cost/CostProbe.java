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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

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
  private final int atATime;

  /** An evaluation of a backbone; seeds of twins make no difference to its time. */
  private record Judged(BackboneConfig backbone, String evaluation) {}

  /**
   * Will time trials of a plan.
   *
   * @param atATime trials at the same time, as in the sweep to come
   */
  public CostProbe(SweepPlan plan, Launcher launcher, int atATime) {
    this.plan = plan;
    this.launcher = launcher;
    this.atATime = atATime;
  }

  /**
   * Times what the trials have not in common.
   *
   * @return what trials will cost
   * @throws UserException if a probe fails
   */
  public CostModel time(List<TrialConfig> trials) throws IOException, InterruptedException {
    Map<TrialShape, ShapeCost> shapes = new HashMap<>();
    Map<Judged, Double> evaluations = new HashMap<>();
    Path scratch = Files.createTempDirectory("intarsia-estimate");
    try {
      for (TrialResult result : carryOut(probes(trials), scratch)) {
        TrialShape shape = TrialShape.of(result.getTrial());
        shapes.put(shape, cost(result, scratch));
        for (TrialScores each : result.getScoresList()) {
          evaluations.put(new Judged(shape.backbone(), each.getEvaluation()), each.getSeconds());
        }
      }
    } finally {
      AtomicFiles.deleteTree(scratch);
    }
    Map<TrialConfig, Double> seconds = new HashMap<>();
    for (TrialConfig trial : trials) {
      BackboneConfig backbone = TrialShape.of(trial).backbone();
      seconds.put(
          trial,
          trial.getEvaluationsList().stream()
              .map(each -> new Judged(backbone, each.getName()))
              .mapToDouble(each -> evaluations.getOrDefault(each, 0.0))
              .sum());
    }
    return new CostModel(shapes, seconds);
  }

  private static ShapeCost cost(TrialResult probe, Path scratch) throws IOException {
    Path run = work(scratch).resolve(probe.getTrial().getPretraining()).resolve("run");
    double step = StepTimes.secondsOfAStep(run, WARM);
    double start = probe.getCost().getPretrainingSeconds() - STEPS * step;
    return new ShapeCost(Math.max(0, start), step, probe.getCost().getExportSeconds());
  }

  private List<TrialResult> carryOut(List<TrialConfig> probes, Path scratch)
      throws IOException, InterruptedException {
    Path finished = scratch.resolve("finished");
    List<String> failures = new CopyOnWriteArrayList<>();
    new Sitting(plan, work(scratch), finished, false, atATime)
        .start(
            launcher,
            (trial, state) -> {
              if (state.phase() == TrialState.Phase.FAILED) {
                failures.add("%s: %s".formatted(Trials.words(trial), state.words()));
              }
            })
        .run(probes, LONG, () -> !failures.isEmpty());
    if (!failures.isEmpty()) {
      throw new UserException(failures.get(0));
    }
    return new FinishedTrials(finished).all();
  }

  private static Path work(Path scratch) {
    return scratch.resolve("work");
  }

  /** A short trial for each shape and each evaluation of a backbone that no earlier one has. */
  private static List<TrialConfig> probes(List<TrialConfig> trials) {
    Set<TrialShape> shapes = new HashSet<>();
    Set<Judged> known = new HashSet<>();
    List<TrialConfig> probes = new ArrayList<>();
    for (TrialConfig trial : trials) {
      if (!Trials.isPretrained(trial)) {
        continue;
      }
      TrialShape shape = TrialShape.of(trial);
      List<TrialEvaluationConfig> unknown =
          trial.getEvaluationsList().stream()
              .filter(each -> known.add(new Judged(shape.backbone(), each.getName())))
              .toList();
      if (shapes.add(shape) || !unknown.isEmpty()) {
        probes.add(shortened(trial, unknown));
      }
    }
    return probes;
  }

  /** Few steps, each logged. */
  private static TrialConfig shortened(TrialConfig trial, List<TrialEvaluationConfig> evaluations) {
    ExperimentConfig.Builder experiment = trial.getExperiment().toBuilder();
    experiment.getScheduleBuilder().setSteps(STEPS);
    experiment.getCheckpointBuilder().setEverySteps(STEPS).setEvaluateEverySteps(STEPS);
    experiment.getExecutionBuilder().setLogEverySteps(1);
    return trial.toBuilder()
        .setExperiment(experiment)
        .clearEvaluations()
        .addAllEvaluations(evaluations)
        .build();
  }
}
