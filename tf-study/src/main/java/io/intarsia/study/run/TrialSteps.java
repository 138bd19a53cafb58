package io.intarsia.study.run;

import io.intarsia.proto.SweepPlan;
import io.intarsia.proto.TrialConfig;
import io.intarsia.proto.TrialEvaluationConfig;
import io.intarsia.study.plan.PlanDirectory;
import io.intarsia.study.plan.Trials;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The commands that make a trial's result: pretrain, export, then every evaluation. An untrained
 * trial begins with the export.
 *
 * @param plan tells where data sets lie
 * @param inexact whether a pretraining that other code or another machine began may go on
 */
record TrialSteps(SweepPlan plan, boolean inexact) {

  List<TrialStep> of(TrialConfig trial, WorkDirectory work) throws IOException {
    String experiment = work.writeExperiment(trial.getExperiment()).toString();
    List<TrialStep> steps = new ArrayList<>();
    if (Trials.isPretrained(trial)) {
      steps.add(pretrain(trial, work, experiment));
      // Trials are compared after equal steps, so it is the last state that is judged.
      steps.add(export(work, List.of("--run", work.run().toString(), "--checkpoint", "last")));
    } else {
      steps.add(export(work, List.of("--untrained", experiment)));
    }
    for (TrialEvaluationConfig evaluation : trial.getEvaluationsList()) {
      steps.add(evaluate(evaluation, work));
    }
    return steps;
  }

  private TrialStep pretrain(TrialConfig trial, WorkDirectory work, String experiment) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "pretrain",
                "--config",
                experiment,
                "--data",
                data(trial.getData()),
                "--out",
                work.run().toString()));
    if (inexact) {
      arguments.add("--inexact");
    }
    // Pretraining knows itself whether it is finished; with a model it was.
    return new TrialStep(TrialStep.PRETRAIN, arguments, work.model());
  }

  private static TrialStep export(WorkDirectory work, List<String> source) {
    List<String> arguments = new ArrayList<>(List.of("export"));
    arguments.addAll(source);
    arguments.addAll(List.of("--name", work.modelName(), "--to", work.models().toString()));
    return new TrialStep(TrialStep.EXPORT, arguments, work.model());
  }

  private TrialStep evaluate(TrialEvaluationConfig evaluation, WorkDirectory work)
      throws IOException {
    Path config = work.writeEvaluation(evaluation);
    return new TrialStep(
        evaluation.getName(),
        List.of(
            "evaluate",
            command(evaluation),
            "--model",
            work.model().toString(),
            "--data",
            data(evaluation.getData()),
            "--config",
            config.toString(),
            "--out",
            work.evaluation(evaluation).toString()),
        work.reportFile(evaluation));
  }

  private static String command(TrialEvaluationConfig evaluation) {
    return switch (evaluation.getConfig().getKindCase()) {
      case LINEAR_SVM -> "svm";
      case LOW_SHOT -> "low-shot";
      case KNN -> "knn";
      case LINEAR_PROBE -> "linear";
      case FINE_TUNE -> "finetune";
      case BOXES, KIND_NOT_SET ->
          throw new IllegalArgumentException("an evaluation of no kind that takes a backbone");
    };
  }

  private String data(String name) {
    return PlanDirectory.directory(plan, name).toString();
  }
}
