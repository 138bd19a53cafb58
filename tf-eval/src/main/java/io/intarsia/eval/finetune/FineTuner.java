package io.intarsia.eval.finetune;

import io.intarsia.core.UserException;
import io.intarsia.core.checkpoint.RestoreReport;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.progress.Progress;
import io.intarsia.core.savedmodel.SavedModelDirectory;
import io.intarsia.data.input.EvaluationInput;
import io.intarsia.eval.classification.Grading;
import io.intarsia.eval.features.PictureBatches;
import io.intarsia.proto.CheckpointConfig;
import io.intarsia.proto.CheckpointManifest;
import io.intarsia.proto.ExecutionConfig;
import io.intarsia.proto.ExperimentConfig;
import io.intarsia.proto.FineTuneConfig;
import io.intarsia.proto.LayerScores;
import io.intarsia.train.engine.InitialWeights;
import io.intarsia.train.engine.Interruption;
import io.intarsia.train.engine.Trainer;
import io.intarsia.train.engine.TrainingPlan;
import io.intarsia.train.optimizer.Sgd;
import io.intarsia.train.run.RunDirectory;
import io.intarsia.train.schedule.LearningRate;
import io.intarsia.train.schedule.RunLength;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Trains a published backbone further on labels, and grades what comes of it. */
public final class FineTuner {
  private static final int JUDGED_AT_ONCE = 32;
  private static final int KEPT = 1;

  private final FineTuneConfig config;
  private final EvaluationInput training;
  private final EvaluationInput test;
  private final LabelLoss loss;
  private final Grading grading;

  /**
   * Prepares the training.
   *
   * @param training views of the pictures to learn from, in the order of the grading's labels
   * @param test pictures that are graded: centres, or views if the config wants several
   * @param labels how many an image has
   */
  public FineTuner(
      FineTuneConfig config,
      EvaluationInput training,
      EvaluationInput test,
      Labels labels,
      Grading grading) {
    this.config = config;
    this.training = training;
    this.test = test;
    this.grading = grading;
    this.loss =
        switch (labels) {
          case ONE -> new LabelLoss.OneLabel();
          case SEVERAL -> new LabelLoss.SeveralLabels(grading.classes());
        };
  }

  /** How many labels an image has. */
  public enum Labels {
    /** One. */
    ONE,
    /** None, one or several. */
    SEVERAL
  }

  /**
   * Trains and grades.
   *
   * @param version of the model that the backbone is taken from
   * @param run directory of the training, which goes on if it was stopped there
   * @param told hears which variables the backbone was found by
   * @return scores of the network as a whole
   * @throws UserException if the loss is no longer a number, or a signal stopped the training
   */
  public LayerScores score(
      Path version, Path run, Consumer<RestoreReport> told, Progress progress, String name)
      throws IOException {
    SavedModelDirectory model = SavedModelDirectory.read(version);
    ExperimentConfig experiment = model.resolved().orElseThrow();
    FineTuneNet net = new FineTuneNet(experiment, grading.classes().size());
    FineTuning task = new FineTuning(net, training, config.getBatchSize(), config.getSeed(), loss);
    RunDirectory directory = new RunDirectory(run);
    try (Interruption interruption = new Interruption()) {
      Trainer.Outcome outcome =
          new Trainer(task, plan())
              .beginningWith(InitialWeights.ofBackbone(model.state(), told))
              .run(directory, progress, interruption::isRequested);
      if (!outcome.finished()) {
        throw new UserException(
            "stopped at step %d of the fine-tuning in %s; the same command goes on from there"
                .formatted(outcome.lastStep(), run));
      }
    }
    try (FineTunedNet tuned =
        FineTunedNet.restore(net, directory.checkpoints().latest().orElseThrow())) {
      return grading.grade(judge(tuned, progress, name));
    }
  }

  private TrainingPlan plan() {
    long steps = RunLength.steps(config.getSchedule(), training.size(), config.getBatchSize());
    return new TrainingPlan(
        config.getSeed(),
        config.getBatchSize(),
        LearningRate.of(config.getSchedule(), steps, config.getBatchSize()),
        Sgd.of(config.getSgd()),
        SessionOptions.of(config.getPrecision()),
        CheckpointConfig.newBuilder().setEverySteps(config.getSaveEverySteps()).build(),
        ExecutionConfig.newBuilder().setKeepCheckpoints(KEPT).build(),
        CheckpointManifest.getDefaultInstance());
  }

  /** Sums of the logits over all views, by class and test row. */
  private double[][] judge(FineTunedNet tuned, Progress progress, String name) {
    int count = Math.toIntExact(test.size());
    int passes = Math.max(1, config.getTestViews());
    double[][] values = new double[grading.classes().size()][count];
    try (Progress.Task task = progress.start(name + ": test", (long) passes * count, "images")) {
      for (int pass = 0; pass < passes; pass++) {
        addPass(tuned, pass, values, task);
      }
    }
    return values;
  }

  private void addPass(FineTunedNet tuned, int pass, double[][] values, Progress.Task task) {
    int count = Math.toIntExact(test.size());
    try (PictureBatches batches = PictureBatches.views(test, JUDGED_AT_ONCE, pass)) {
      for (int done = 0; done < count; done += JUDGED_AT_ONCE) {
        int first = done;
        batches.next(pictures -> add(tuned.logits(pictures), first, values));
        task.at((long) pass * count + Math.min(count, done + JUDGED_AT_ONCE));
      }
    }
  }

  private static void add(float[][] logits, int first, double[][] values) {
    for (int row = 0; row < logits.length; row++) {
      for (int label = 0; label < values.length; label++) {
        values[label][first + row] += logits[row][label];
      }
    }
  }
}
